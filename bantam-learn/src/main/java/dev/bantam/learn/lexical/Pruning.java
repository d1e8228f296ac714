package dev.bantam.learn.lexical;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Which features are worth their bytes. */
final class Pruning {

  /** Hash, feature weight and, per field, a scale: what a feature costs beside a byte per class. */
  private static final int BYTES_PER_FEATURE = 6;

  private static final int BYTES_PER_FIELD = 2;

  private Pruning() {}

  /** How many features fit into so many bytes, at least one. */
  static int affordable(long bytes, int[] classes) {
    long each = BYTES_PER_FEATURE + (long) classes.length * BYTES_PER_FIELD;
    each += Arrays.stream(classes).asLongStream().sum();
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / each));
  }

  /**
   * The indices of so many features of largest importance, each of the two groups from the most
   * frequent feature to the rarest: what is often read together then lies together in memory.
   *
   * @param importance one number per feature
   * @param rows says how frequent each feature is
   * @param words how many features, from the first on, are the first group
   */
  static int[] largest(double[] importance, int most, Vectors rows, int words) {
    int[] frequency = new int[importance.length];
    for (int feature : rows.features()) {
      frequency[feature]++;
    }
    return IntStream.range(0, importance.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer f) -> -importance[f]).thenComparingInt(f -> f))
        .limit(most)
        .sorted(
            Comparator.comparingInt((Integer f) -> f < words ? 0 : 1)
                .thenComparingInt(f -> -frequency[f])
                .thenComparingInt(f -> f))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * How much each feature moves the logits over these rows: the Euclidean length of its weights
   * times that of its column. Summed over the fields.
   */
  static void addImportance(double[] importance, Vectors rows, float[] weights, int classes) {
    double[] columns = new double[importance.length];
    for (int e = 0; e < rows.features().length; e++) {
      columns[rows.features()[e]] += (double) rows.weights()[e] * rows.weights()[e];
    }
    for (int f = 0; f < importance.length; f++) {
      double squared = 0;
      for (int c = 0; c < classes; c++) {
        squared += (double) weights[f * classes + c] * weights[f * classes + c];
      }
      importance[f] += Math.sqrt(squared * columns[f]);
    }
  }
}
