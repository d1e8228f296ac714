package dev.bantam.core;

/**
 * One message of a call, as text.
 *
 * @param role who speaks
 * @param text the text; parts of several texts are joined by a line break
 */
public record Message(Role role, String text) {

  /** Who speaks. */
  public enum Role {
    /** Instructions; the wire also calls them developer. */
    SYSTEM,
    /** The application, or the person behind it. */
    USER,
    /** The model. */
    ASSISTANT,
    /** The result of a tool. */
    TOOL
  }
}
