package dev.bantam.learn;

import dev.bantam.core.guarantee.Tally;
import dev.bantam.learn.data.Dataset;
import dev.bantam.specialist.Specialist;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a specialist does on labelled rows that it has not seen.
 *
 * @param verdicts its answer to each row
 * @param local whether each row was answered locally
 * @param microseconds of single answers on one thread, after warming up, ascending
 */
public record Evaluation(Verdicts verdicts, boolean[] local, double[] microseconds) {

  /** Answers every row, then measures. */
  public static Evaluation of(Specialist specialist, Dataset data) {
    int[] rows = IntStream.range(0, data.rows()).toArray();
    Verdicts verdicts = Verdicts.of(specialist, data, rows);
    List<String> texts = Arrays.stream(rows).mapToObj(data::input).toList();
    double[] microseconds = Stopwatch.microseconds(specialist, texts);
    Arrays.sort(microseconds);
    return new Evaluation(verdicts, verdicts.local(), microseconds);
  }

  /** Rows that were answered locally and how many of those answers disagree. */
  public Tally tally() {
    int accepted = 0;
    int disagreements = 0;
    for (int row = 0; row < local.length; row++) {
      if (local[row]) {
        accepted++;
        disagreements += verdicts.agrees(row) ? 0 : 1;
      }
    }
    return new Tally(accepted, disagreements);
  }

  /** The share of rows that were answered locally. */
  public double coverage() {
    return (double) tally().accepted() / local.length;
  }

  /**
   * The mean over fields of the mean F1 score over the values that occur in the rows or the
   * answers.
   */
  public double macroF1() {
    double sum = 0;
    for (int field = 0; field < verdicts.said().length; field++) {
      sum += macroF1(verdicts.said()[field], verdicts.was()[field]);
    }
    return sum / verdicts.said().length;
  }

  private static double macroF1(int[] said, int[] was) {
    int most = Math.max(max(said), max(was)) + 1;
    int[] saidCount = new int[most];
    int[] wasCount = new int[most];
    int[] both = new int[most];
    for (int row = 0; row < said.length; row++) {
      saidCount[said[row]]++;
      if (was[row] >= 0) {
        wasCount[was[row]]++;
        both[was[row]] += said[row] == was[row] ? 1 : 0;
      }
    }
    double sum = 0;
    int values = 0;
    for (int value = 0; value < most; value++) {
      if (saidCount[value] + wasCount[value] > 0) {
        sum += 2.0 * both[value] / (saidCount[value] + wasCount[value]);
        values++;
      }
    }
    return values == 0 ? 0 : sum / values;
  }

  private static int max(int[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  /** The microseconds within which this share of the answers came, such as 0.99. */
  public double quantile(double share) {
    int index = (int) Math.ceil(share * microseconds.length) - 1;
    return microseconds[Math.max(0, index)];
  }
}
