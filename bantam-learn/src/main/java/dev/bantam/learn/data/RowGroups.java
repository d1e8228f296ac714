package dev.bantam.learn.data;

import java.util.Arrays;

/**
 * Rows sorted into groups, in linear time: group g holds {@code rows[starts[g]]} up to before
 * {@code rows[starts[g + 1]]}, in the order in which they came.
 */
record RowGroups(int[] starts, int[] rows) {

  /**
   * Groups some rows.
   *
   * @param groupOf the group of every row
   * @param groups how many groups there are
   * @param chosen the rows to group
   */
  static RowGroups of(int[] groupOf, int groups, int[] chosen) {
    int[] starts = new int[groups + 1];
    for (int row : chosen) {
      starts[groupOf[row] + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = Arrays.copyOf(starts, groups);
    int[] rows = new int[chosen.length];
    for (int row : chosen) {
      rows[next[groupOf[row]]++] = row;
    }
    return new RowGroups(starts, rows);
  }

  int size() {
    return starts.length - 1;
  }

  int[] members(int group) {
    return Arrays.copyOfRange(rows, starts[group], starts[group + 1]);
  }

  int size(int group) {
    return starts[group + 1] - starts[group];
  }
}
