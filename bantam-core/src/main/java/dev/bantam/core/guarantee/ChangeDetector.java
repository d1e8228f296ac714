package dev.bantam.core.guarantee;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Notices that a specialist's risk has risen above alpha, however long it was good before: the
 * average of Shiryaev-Roberts statistics that bet 2, 5, 10 and 20 (those below 1/alpha) on every
 * audit.
 *
 * <p>While the risk is at most alpha the average grows by at most 1 an audit in the mean, so that
 * an alarm at {@link #ALARM} comes after at least that many audits on average (M. Pollak, "Average
 * run lengths of an optimal method of detecting a change in distribution", 1987; J. Shin, A. Ramdas
 * and A. Rinaldo, "E-detectors", arXiv 2203.03532).
 *
 * @param alpha the promised risk, strictly between 0 and 1/2
 * @param audits how many audits so far
 * @param statistics one statistic for each bet
 */
public record ChangeDetector(double alpha, long audits, List<ShiryaevRoberts> statistics) {

  /**
   * The average at which the alarm is raised: also the fewest audits between false alarms, on
   * average.
   */
  public static final double ALARM = 20_000;

  private static final List<Double> BETS = List.of(2.0, 5.0, 10.0, 20.0);

  /**
   * @throws IllegalArgumentException if alpha is out of range, audits are negative, there is no bet
   *     or one of 1/alpha or more
   */
  public ChangeDetector {
    Checks.level("alpha", alpha);
    Checks.counts(0, (double) audits);
    statistics = List.copyOf(statistics);
    if (statistics.isEmpty()) {
      throw new IllegalArgumentException("no bet is below 1/alpha for alpha = " + alpha);
    }
    for (ShiryaevRoberts statistic : statistics) {
      if (statistic.lambda() >= 1 / alpha) {
        throw new IllegalArgumentException(
            "a bet of " + statistic.lambda() + " is not below 1/" + alpha);
      }
    }
  }

  /**
   * Before the first audit.
   *
   * @throws IllegalArgumentException if alpha is not strictly between 0 and 1/2
   */
  public static ChangeDetector start(double alpha) {
    Stream<Double> bets = BETS.stream().filter(bet -> bet < 1 / alpha);
    return new ChangeDetector(alpha, 0, bets.map(bet -> new ShiryaevRoberts(bet, 0)).toList());
  }

  /** After one more audit. */
  public ChangeDetector next(boolean disagrees) {
    return next(disagrees ? 1.0 : 0.0);
  }

  /**
   * After one more audit of a loss in [0,1].
   *
   * @throws IllegalArgumentException if the loss is not in [0,1]
   */
  public ChangeDetector next(double loss) {
    Checks.unit("loss", loss);
    List<ShiryaevRoberts> next = new ArrayList<>(statistics.size());
    for (ShiryaevRoberts statistic : statistics) {
      next.add(statistic.next(loss, alpha));
    }
    return new ChangeDetector(alpha, audits + 1, next);
  }

  /** The average of the statistics. */
  public double average() {
    double sum = 0;
    for (ShiryaevRoberts statistic : statistics) {
      sum += statistic.value();
    }
    return sum / statistics.size();
  }

  /** Whether the average now stands at {@link #ALARM} or above. */
  public boolean alarmed() {
    return average() >= ALARM;
  }
}
