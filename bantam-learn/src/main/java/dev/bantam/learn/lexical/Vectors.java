package dev.bantam.learn.lexical;

/**
 * Rows as sparse vectors, one after the other in flat arrays: row i owns the entries from {@code
 * starts[i]} to {@code starts[i + 1]}.
 *
 * @param starts where each row begins; one more than there are rows
 * @param features the feature of each entry
 * @param weights the weight of each entry
 */
record Vectors(int[] starts, int[] features, float[] weights) {

  int rows() {
    return starts.length - 1;
  }
}
