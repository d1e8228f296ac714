package dev.bantam.core.guarantee;

/**
 * The exact one-sided confidence bounds of C. J. Clopper and E. S. Pearson (Biometrika 26, 1934) on
 * a rate of which {@code k} in {@code n} were seen. At a gate that was chosen by looking they are
 * descriptive only.
 */
public final class ClopperPearson {

  private ClopperPearson() {}

  /**
   * The rate at which {@code k} or fewer in {@code n} has probability {@code delta}; 1 if k = n.
   *
   * @throws IllegalArgumentException unless 0 &lt;= k &lt;= n and delta lies strictly between 0 and
   *     1
   */
  public static double upper(int k, int n, double delta) {
    Checks.counts(k, n);
    double logDelta = Math.log(Checks.level("delta", delta));
    return k == n ? 1 : new Beta(k + 1.0, (double) n - k).upperQuantile(logDelta);
  }

  /**
   * The rate at which {@code k} or more in {@code n} has probability {@code delta}; 0 if k = 0.
   *
   * @throws IllegalArgumentException unless 0 &lt;= k &lt;= n and delta lies strictly between 0 and
   *     1
   */
  public static double lower(int k, int n, double delta) {
    Checks.counts(k, n);
    double logDelta = Math.log(Checks.level("delta", delta));
    return k == 0 ? 0 : new Beta(k, (double) n - k + 1).lowerQuantile(logDelta);
  }
}
