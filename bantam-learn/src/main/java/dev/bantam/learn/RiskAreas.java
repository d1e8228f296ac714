package dev.bantam.learn;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area between risk and coverage: the risk of a ladder's surest answers, in the mean over all
 * shares of the rows that could be the surest. Small where few answers are wrong and the wrong ones
 * are the least sure. "Risk" and "coverage" as in Geifman and El-Yaniv, Selective Classification
 * for Deep Neural Networks (2017).
 *
 * <p>It is a sum over rows: a wrong answer in place r of n counts 1/r + ... + 1/n, since it is
 * among the surest r, r + 1, ... n. So two ladders can be compared row by row.
 */
final class RiskAreas {

  private RiskAreas() {}

  /** The area, from 0 to 1; 0 without rows. */
  static double of(Verdicts verdicts) {
    double sum = 0;
    for (double one : rows(verdicts)) {
      sum += one;
    }
    return verdicts.size() == 0 ? 0 : sum / verdicts.size();
  }

  /**
   * Whether one area is smaller than that of a cheaper ladder on the same rows, by more than a
   * standard deviation of what their rows add to the difference.
   */
  static boolean clearlySmaller(Verdicts dearer, Verdicts cheaper) {
    double[] less = rows(dearer);
    double[] more = rows(cheaper);
    double gained = 0;
    double squares = 0;
    for (int i = 0; i < less.length; i++) {
      double difference = more[i] - less[i];
      gained += difference;
      squares += difference * difference;
    }
    // A single row is a standard deviation of itself, up to rounding.
    return gained > Math.sqrt(squares) * (1 + 1e-9);
  }

  /** What each row adds, times the number of rows. */
  private static double[] rows(Verdicts verdicts) {
    int size = verdicts.size();
    int[] surestFirst =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -sureness(verdicts, row)))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] added = new double[size];
    double places = 0;
    for (int place = size; place > 0; place--) {
      places += 1.0 / place;
      int row = surestFirst[place - 1];
      added[row] = verdicts.agrees(row) ? 0 : places;
    }
    return added;
  }

  /** Where no gate may open, an answer is less sure than all others. */
  private static double sureness(Verdicts verdicts, int row) {
    double score = verdicts.scores()[row];
    return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
  }
}
