package dev.bantam.learn.data;

import java.util.Collection;

/** One row of a file, before anything is known about its columns. */
interface Row {

  /** The line of the file on which the row begins, from 1. */
  long line();

  /** The names of the columns that this row has, in their order. */
  Collection<String> columns();

  /** The value in that column; missing where the row has no such column. */
  Cell cell(String column);
}
