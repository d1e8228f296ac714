package dev.bantam.observe.wire;

import dev.bantam.core.Answer;

/** What a reply's text is as an answer. */
public sealed interface ParsedAnswer {

  /** An answer that fits the schema. */
  record Valid(Answer answer) implements ParsedAnswer {}

  /**
   * No answer.
   *
   * @param reason why, in words
   */
  record Invalid(String reason) implements ParsedAnswer {}
}
