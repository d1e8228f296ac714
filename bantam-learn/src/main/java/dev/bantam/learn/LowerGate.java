package dev.bantam.learn;

import dev.bantam.core.guarantee.RiskCurve;
import dev.bantam.core.guarantee.Scored;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * From which score a lower rung answers and spares the dearer one above it, chosen on tune: as low
 * as it can be while hardly an answer gets worse by it, and while its own answers are surer than
 * the promise asks for, since every gate of the path lets them through.
 */
final class LowerGate {

  /** For speed, so much of tune may be answered worse. */
  private static final double WORSE = 0.001;

  /** Of alpha, so much may be the lower rung's risk. */
  private static final double SHARE_OF_ALPHA = 0.5;

  private LowerGate() {}

  /**
   * The gate; empty when the lower rung should answer nothing.
   *
   * @param lower what the lower rung alone answered to tune's rows
   * @param upper what the rung above answered to the same rows
   */
  static OptionalDouble of(Verdicts lower, Verdicts upper, double alpha) {
    int[] surest =
        IntStream.range(0, lower.size())
            .filter(i -> !Double.isNaN(lower.scores()[i]))
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -lower.scores()[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    if (surest.length == 0) {
      return OptionalDouble.empty();
    }
    boolean[] every = new boolean[lower.size()];
    Scored scored = lower.scored(every);
    RiskCurve curve = RiskCurve.fit(scored);
    double worst = WORSE * lower.size();
    OptionalDouble best = OptionalDouble.empty();
    double risk = 0;
    int worse = 0;
    for (int rank = 0; rank < surest.length; rank++) {
      int row = surest[rank];
      double score = lower.scores()[row];
      risk += curve.at(score);
      worse += (lower.agrees(row) ? 0 : 1) - (upper.agrees(row) ? 0 : 1);
      boolean tied = rank + 1 < surest.length && lower.scores()[surest[rank + 1]] == score;
      if (!tied && worse <= worst && risk <= SHARE_OF_ALPHA * alpha * (rank + 1)) {
        best = OptionalDouble.of(score);
      }
    }
    return best;
  }
}
