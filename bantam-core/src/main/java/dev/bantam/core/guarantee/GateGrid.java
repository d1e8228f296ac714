package dev.bantam.core.guarantee;

import java.util.ArrayList;
import java.util.List;

/**
 * One rung's gates, strictest first, as thresholds on its raw score: a gate opens when the score is
 * at least its threshold. The last gate accepts everything: its threshold is negative infinity.
 *
 * @param thresholds strictly falling, the last one negative infinity
 */
public record GateGrid(List<Double> thresholds) {

  private static final int STEPS = 100;

  /**
   * @throws IllegalArgumentException if the thresholds do not fall strictly to negative infinity
   */
  public GateGrid {
    thresholds = List.copyOf(thresholds);
    if (thresholds.isEmpty() || thresholds.getLast() != Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("the last gate accepts everything");
    }
    for (int i = 1; i < thresholds.size(); i++) {
      if (!(thresholds.get(i) < thresholds.get(i - 1))) {
        throw new IllegalArgumentException("thresholds fall strictly, not " + thresholds);
      }
    }
  }

  /**
   * The gates that accept 1 %, 2 %, ... 100 % of tune's rows. Rows of equal score pass together, so
   * steps of equal score are one gate; with fewer than a hundred rows there are fewer gates. Looks
   * at tune's scores only, not at its answers.
   */
  public static GateGrid of(Scored tune) {
    List<Double> thresholds = new ArrayList<>();
    double last = tune.rows() == 0 ? Double.NEGATIVE_INFINITY : tune.scoreAt(tune.rows());
    for (int step = 1; step < STEPS && tune.rows() > 0; step++) {
      double score = tune.scoreAt((int) (((long) step * tune.rows() + STEPS - 1) / STEPS));
      if (score > last && (thresholds.isEmpty() || score < thresholds.getLast())) {
        thresholds.add(score);
      }
    }
    thresholds.add(Double.NEGATIVE_INFINITY);
    return new GateGrid(thresholds);
  }

  /** Counts a place's rows at every gate. */
  public PathCounts count(Scored scored) {
    return new PathCounts(scored.rows(), thresholds.stream().map(scored::counts).toList());
  }
}
