package dev.bantam.learn.data;

import java.util.List;

/** Where a row's answer stands. */
sealed interface Labels {

  /** The columns that hold it. */
  List<String> columns();

  /** One column whose value is the whole answer. */
  record Bare(String column) implements Labels {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }

  /** Several columns, each a field of the answer. */
  record Beside(List<String> columns) implements Labels {}

  /**
   * One column with an object whose members are the fields.
   *
   * @param members the members to learn; all when empty
   */
  record Inside(String column, List<String> members) implements Labels {
    @Override
    public List<String> columns() {
      return List.of(column);
    }
  }
}
