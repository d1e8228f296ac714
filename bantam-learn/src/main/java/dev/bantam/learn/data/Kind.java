package dev.bantam.learn.data;

/** What the values of a column look like. */
enum Kind {
  CATEGORY("a category"),
  BOOLEAN("true or false"),
  CATEGORIES("a set of categories"),
  NUMBER("a number"),
  SPAN("a span (a piece of the input)"),
  FREE_TEXT("free text"),
  TOO_MANY("a category with more than 1,000 values"),
  NESTED("a nested object or list"),
  MIXED("values of several kinds");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** How messages call it. */
  String words() {
    return words;
  }

  /** Whether a specialist can learn such a field. */
  boolean learnable() {
    return this == CATEGORY || this == BOOLEAN;
  }
}
