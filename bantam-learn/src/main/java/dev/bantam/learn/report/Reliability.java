package dev.bantam.learn.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether stated confidences can be taken at their word: rows in the order of their confidence, cut
 * into bins of equal count, each with the mean confidence stated there and how often the answers
 * agreed.
 *
 * @param bins from the least to the most confident
 */
record Reliability(List<Bin> bins) {

  Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * One bin.
   *
   * @param rows how many rows it has, at least one
   * @param stated their mean confidence
   * @param agreeing how many of their answers agree
   */
  record Bin(int rows, double stated, int agreeing) {

    double observed() {
      return (double) agreeing / rows;
    }
  }

  /**
   * @param confidences one a row
   * @param agrees whether each row's answer agrees
   * @param most how many bins to make; fewer when there are fewer rows
   */
  static Reliability of(double[] confidences, boolean[] agrees, int most) {
    int rows = confidences.length;
    List<Integer> order =
        IntStream.range(0, rows)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> confidences[row]))
            .toList();
    int count = Math.min(most, rows);
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < count; bin++) {
      int from = (int) ((long) bin * rows / count);
      int to = (int) ((long) (bin + 1) * rows / count);
      double stated = 0;
      int agreeing = 0;
      for (int row : order.subList(from, to)) {
        stated += confidences[row];
        agreeing += agrees[row] ? 1 : 0;
      }
      bins.add(new Bin(to - from, stated / (to - from), agreeing));
    }
    return new Reliability(bins);
  }

  int rows() {
    return bins.stream().mapToInt(Bin::rows).sum();
  }

  /**
   * The expected calibration error: the mean over rows of how far their bin's stated confidence
   * lies from its observed agreement (Naeini, Cooper and Hauskrecht, AAAI 2015, with bins of equal
   * count).
   */
  double expectedError() {
    return bins.stream()
            .mapToDouble(bin -> bin.rows() * Math.abs(bin.stated() - bin.observed()))
            .sum()
        / rows();
  }
}
