package dev.bantam.bench.encoder;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Spearman's rank correlation; equal values share the mean of their ranks. */
final class Spearman {

  private Spearman() {}

  /** Of pairs of values; not a number when either side is constant. */
  static double of(double[] one, double[] other) {
    double[] first = ranks(one);
    double[] second = ranks(other);
    double mean = (one.length + 1) / 2.0;
    double product = 0;
    double squares = 0;
    double others = 0;
    for (int i = 0; i < first.length; i++) {
      double a = first[i] - mean;
      double b = second[i] - mean;
      product += a * b;
      squares += a * a;
      others += b * b;
    }
    return product / Math.sqrt(squares * others);
  }

  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from + 1;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      double shared = (from + 1 + to) / 2.0;
      Arrays.stream(order, from, to).forEach(i -> ranks[i] = shared);
      from = to;
    }
    return ranks;
  }
}
