package dev.bantam.learn;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The one of several ladders to keep: the cheapest that is about as good as the best, on the front
 * of error and time.
 */
final class Front {

  /** Measured times that differ by less say nothing. */
  private static final double CHEAPER = 0.9;

  private Front() {}

  /**
   * The places of those that the most accurate one does not pay over, its own among them.
   *
   * @param tried what each answered to the same rows; at least one
   */
  static int[] asGood(List<Verdicts> tried) {
    Verdicts best = tried.getFirst();
    for (Verdicts one : tried) {
      best = one.accuracy() > best.accuracy() ? one : best;
    }
    Verdicts most = best;
    return IntStream.range(0, tried.size()).filter(i -> !most.paysOver(tried.get(i))).toArray();
  }

  /**
   * The place of the cheapest; the earlier one where they cost the same.
   *
   * @param costs of each, at least one
   */
  static int cheapest(double[] costs) {
    int cheapest = 0;
    for (int i = 1; i < costs.length; i++) {
      cheapest = costs[i] < CHEAPER * costs[cheapest] ? i : cheapest;
    }
    return cheapest;
  }
}
