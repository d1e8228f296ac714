package dev.bantam.core;

/** Whose answers define right in a certificate. */
public enum Reference {
  /** A large model's answers. */
  TEACHER("the teacher"),
  /** Labels that people gave. */
  PEOPLE("the labels");

  private final String words;

  Reference(String words) {
    this.words = words;
  }

  /** The reference in a sentence. */
  public String words() {
    return words;
  }
}
