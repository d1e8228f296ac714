package dev.bantam.learn.tune;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The rows of the table of words that some texts use, so that neither a run nor an update has the
 * size of the vocabulary.
 *
 * @param tokens the different tokens, in the order of their first use
 * @param places for each token of the texts its place among those
 * @param width numbers of a row
 */
record WordRows(int[] tokens, long[] places, int width) {

  static WordRows of(long[] ids, int width) {
    Map<Long, Integer> found = new LinkedHashMap<>();
    long[] places = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      Integer place = found.get(ids[i]);
      if (place == null) {
        place = found.size();
        found.put(ids[i], place);
      }
      places[i] = place;
    }
    int[] tokens = found.keySet().stream().mapToInt(Long::intValue).toArray();
    return new WordRows(tokens, places, width);
  }

  /** How many numbers the rows have. */
  int size() {
    return tokens.length * width;
  }

  /** Copies the rows out of the whole table. */
  void gather(FloatBuffer table, FloatBuffer rows) {
    for (int i = 0; i < tokens.length; i++) {
      rows.put(i * width, table, tokens[i] * width, width);
    }
  }
}
