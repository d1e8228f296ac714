package dev.bantam.learn.data;

/** Turns the values of one field into small numbers while a file is read. */
interface FieldCoder {

  /** The field's name. */
  String name();

  /**
   * The code of one more row's value.
   *
   * @param input the row's input, since a value may be a piece of it
   * @param line the row's line, for messages
   * @return at least 0 for a value, {@link RowStore#MISSING} or {@link RowStore#OTHER}
   */
  short code(Cell cell, String input, long line);
}
