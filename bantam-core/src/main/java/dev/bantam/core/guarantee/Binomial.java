package dev.bantam.core.guarantee;

/**
 * The number of disagreements among {@code trials} rows that each disagree with {@code
 * probability}: exact tails, in logs so that none of them ever becomes 0 or 1 by rounding.
 *
 * <p>Pr(X &lt;= k) is the upper tail at {@code probability} of {@link Beta}(k+1, trials-k) (DLMF
 * 8.17.5).
 *
 * @param trials how many rows, not negative; measured up to ten million
 * @param probability the chance of each row to count, in [0,1]
 */
public record Binomial(int trials, double probability) {

  /**
   * @throws IllegalArgumentException if {@code trials} is negative or {@code probability} not in
   *     [0,1]
   */
  public Binomial {
    Checks.size("trials", trials);
    Checks.unit("probability", probability);
  }

  /** ln Pr(X &lt;= k); negative infinity where that is impossible. */
  public double logCdf(long k) {
    if (k < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (k >= trials) {
      return 0;
    }
    return k == 0 ? trials * Math.log1p(-probability) : tail((int) k).logUpper(probability);
  }

  /** ln Pr(X &gt; k): strictly more than k, so that it complements {@link #logCdf}. */
  public double logSurvival(long k) {
    if (k < 0) {
      return 0;
    }
    if (k >= trials) {
      return Double.NEGATIVE_INFINITY;
    }
    return k == trials - 1 && probability > 0
        ? trials * Math.log(probability)
        : tail((int) k).logLower(probability);
  }

  /** Pr(X &lt;= k); 0 only where it is below the smallest double. */
  public double cdf(long k) {
    return Math.exp(logCdf(k));
  }

  /** Pr(X &gt; k); 0 only where it is below the smallest double. */
  public double survival(long k) {
    return Math.exp(logSurvival(k));
  }

  /**
   * The largest k with Pr(X &lt;= k) &lt;= delta, or -1 if even k = 0 is likelier than that: the
   * most disagreements with which "the risk exceeds {@code probability}" is rejected at level
   * delta.
   *
   * @throws IllegalArgumentException if delta is not strictly between 0 and 1
   */
  public int criticalValue(double delta) {
    double logDelta = Math.log(Checks.level("delta", delta));
    int rejected = -1;
    int open = trials;
    while (open - rejected > 1) {
      int middle = rejected + (open - rejected) / 2;
      if (logCdf(middle) <= logDelta) {
        rejected = middle;
      } else {
        open = middle;
      }
    }
    return rejected;
  }

  private Beta tail(int k) {
    return new Beta(k + 1.0, (double) trials - k);
  }
}
