package dev.bantam.learn.data;

/** How much of anything is accepted from a file, since every byte of it may be hostile. */
final class Limits {

  /** Characters in one text, cell or JSON string: 1 MiB. */
  static final int CELL = 1 << 20;

  /** Characters in one line of JSONL, or in one record of CSV: 16 MiB. */
  static final int RECORD = 1 << 24;

  /** Values, names and brackets in one line of JSONL. */
  static final int JSON_TOKENS = 200_000;

  /** JSON objects and arrays inside one another. */
  static final int JSON_DEPTH = 64;

  /** Fields of an answer. */
  static final int FIELDS = 64;

  /** Characters of a category's value. */
  static final int LABEL = 1_000;

  /** Different values of a category. */
  static final int CHOICES = 1_000;

  /** Columns of a table. */
  static final int COLUMNS = 10_000;

  private Limits() {}
}
