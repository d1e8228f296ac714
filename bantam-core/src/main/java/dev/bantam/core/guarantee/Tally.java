package dev.bantam.core.guarantee;

/**
 * Counts of rows that a gate lets through: how many, and how many of those disagree with the
 * reference.
 *
 * @param accepted rows that would be answered locally, n
 * @param disagreements those of them whose local answer is not the reference's, k
 */
public record Tally(int accepted, int disagreements) {

  /**
   * @throws IllegalArgumentException unless 0 &lt;= disagreements &lt;= accepted
   */
  public Tally {
    Checks.counts(disagreements, accepted);
  }

  /**
   * Pr(K &lt;= k) for n rows that disagree at rate alpha: the exact p-value against "the risk
   * exceeds alpha"; 1 when nothing was accepted.
   *
   * @throws IllegalArgumentException if alpha is not strictly between 0 and 1
   */
  public double pValue(double alpha) {
    return new Binomial(accepted, Checks.level("alpha", alpha)).cdf(disagreements);
  }

  /** (k+1/2)/(n+1): the rate to plan with, which is never 0 or 1. */
  public double smoothedRate() {
    return (disagreements + 0.5) / (accepted + 1.0);
  }

  /**
   * The upper Clopper-Pearson bound on the risk; 1 when nothing was accepted.
   *
   * @throws IllegalArgumentException if delta is not strictly between 0 and 1
   */
  public double upperBound(double delta) {
    return ClopperPearson.upper(disagreements, accepted, delta);
  }
}
