package dev.bantam.learn.data;

import java.util.Arrays;

/**
 * The rows of a dataset as parallel arrays; nobody changes them once they are here.
 *
 * @param ids the ids, none when rows are identified by their content
 * @param values for each field, the value in each row
 * @param characters Unicode characters of each input
 * @param first the first half of each row's content hash
 * @param second its second half
 * @param times microseconds since 1970, none when rows have no time
 */
record Rows(
    TextColumn inputs,
    TextColumn ids,
    short[][] values,
    int[] characters,
    long[] lines,
    long[] first,
    long[] second,
    long[] times) {

  int size() {
    return lines.length;
  }

  Rows select(int[] chosen) {
    short[][] selected = new short[values.length][chosen.length];
    for (int field = 0; field < values.length; field++) {
      for (int i = 0; i < chosen.length; i++) {
        selected[field][i] = values[field][chosen[i]];
      }
    }
    return new Rows(
        inputs.select(chosen),
        ids.rows() == 0 ? ids : ids.select(chosen),
        selected,
        Arrays.stream(chosen).map(row -> characters[row]).toArray(),
        gather(lines, chosen),
        gather(first, chosen),
        gather(second, chosen),
        times.length == 0 ? times : gather(times, chosen));
  }

  private static long[] gather(long[] from, int[] chosen) {
    return Arrays.stream(chosen).mapToLong(row -> from[row]).toArray();
  }
}
