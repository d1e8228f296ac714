package dev.bantam.core.guarantee;

import java.util.Arrays;

/**
 * One place's rows as one rung sees them: for each row the raw score of the answer that would be
 * given (higher is surer), whether that answer disagrees with the reference, and whether the row is
 * novel. Their order does not matter.
 */
public final class Scored {

  private final double[] scores;
  private final double[] disagreeing;
  private final double[] novel;
  private final double[] novelDisagreeing;

  private Scored(double[] scores, boolean[] disagrees, boolean[] novel) {
    if (scores.length != disagrees.length || scores.length != novel.length) {
      throw new IllegalArgumentException(
          "as many scores as flags, not %d, %d and %d"
              .formatted(scores.length, disagrees.length, novel.length));
    }
    boolean[] novelDisagrees = disagrees.clone();
    for (int i = 0; i < novel.length; i++) {
      novelDisagrees[i] &= novel[i];
    }
    boolean[] every = new boolean[scores.length];
    Arrays.fill(every, true);
    this.scores = sortedWhere(every, scores);
    this.disagreeing = sortedWhere(disagrees, scores);
    this.novel = sortedWhere(novel, scores);
    this.novelDisagreeing = sortedWhere(novelDisagrees, scores);
  }

  /**
   * Rows of which none repeats an earlier one.
   *
   * @throws IllegalArgumentException if a score is NaN or the arrays differ in length
   */
  public static Scored of(double[] scores, boolean[] disagrees) {
    boolean[] novel = new boolean[scores.length];
    Arrays.fill(novel, true);
    return new Scored(scores, disagrees, novel);
  }

  /**
   * Rows of which some repeat what is in train or tune; {@code novel} marks those that do not.
   *
   * @throws IllegalArgumentException if a score is NaN or the arrays differ in length
   */
  public static Scored of(double[] scores, boolean[] disagrees, boolean[] novel) {
    return new Scored(scores, disagrees, novel);
  }

  /** How many rows there are. */
  public int rows() {
    return scores.length;
  }

  /** What a gate lets through that opens when the score is at least {@code threshold}. */
  public GateCounts counts(double threshold) {
    return new GateCounts(
        new Tally(atLeast(threshold, scores), atLeast(threshold, disagreeing)),
        new Tally(atLeast(threshold, novel), atLeast(threshold, novelDisagreeing)));
  }

  /** The score of the row at {@code rank}, the surest row being 1. */
  double scoreAt(int rank) {
    return scores[scores.length - rank];
  }

  /** All scores, ascending; not to be changed. */
  double[] scores() {
    return scores;
  }

  /** The scores of the disagreeing rows, ascending; not to be changed. */
  double[] disagreeing() {
    return disagreeing;
  }

  /** The mean risk of the rows whose score is at least {@code threshold}; 1/2 of none. */
  double mean(RiskCurve curve, double threshold) {
    int accepted = atLeast(threshold, scores);
    double sum = 0;
    for (int i = scores.length - accepted; i < scores.length; i++) {
      sum += curve.at(scores[i]);
    }
    return accepted == 0 ? 0.5 : Math.clamp(sum / accepted, 1e-9, 1 - 1e-9);
  }

  private static double[] sortedWhere(boolean[] flags, double[] scores) {
    double[] chosen = new double[scores.length];
    int count = 0;
    for (int i = 0; i < scores.length; i++) {
      if (Double.isNaN(scores[i])) {
        throw new IllegalArgumentException("row " + i + " has no score (NaN)");
      }
      if (flags[i]) {
        chosen[count++] = scores[i];
      }
    }
    double[] sorted = Arrays.copyOf(chosen, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private static int atLeast(double threshold, double[] sorted) {
    int below = 0;
    int end = sorted.length;
    while (below < end) {
      int middle = (below + end) >>> 1;
      if (sorted[middle] >= threshold) {
        end = middle;
      } else {
        below = middle + 1;
      }
    }
    return sorted.length - below;
  }
}
