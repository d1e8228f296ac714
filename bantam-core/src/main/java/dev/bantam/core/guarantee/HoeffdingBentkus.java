package dev.bantam.core.guarantee;

/**
 * The p-value against "the mean loss exceeds alpha" for independent losses in [0,1] (1 - span F1, a
 * numeric error): the smaller of Hoeffding's and Bentkus's tails.
 *
 * <p>Source: A. N. Angelopoulos et al., "Learn then Test" (arXiv 2110.01052), after S. Bates et al.
 * (arXiv 2101.02703). For losses that are only ever 0 or 1, {@link Tally#pValue} is exact and
 * smaller.
 */
public final class HoeffdingBentkus {

  private HoeffdingBentkus() {}

  /**
   * The p-value, at most 1; 1 when there is no row.
   *
   * @param totalLoss the sum of the losses, between 0 and {@code rows}; a sum, so that whole losses
   *     stay whole
   * @param rows how many losses were summed
   * @param alpha the mean loss that is tested, strictly between 0 and 1
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static double pValue(double totalLoss, int rows, double alpha) {
    return Math.exp(logPValue(totalLoss, rows, alpha));
  }

  /**
   * The natural logarithm of {@link #pValue}.
   *
   * @throws IllegalArgumentException if an argument is out of its range
   */
  public static double logPValue(double totalLoss, int rows, double alpha) {
    Checks.counts(totalLoss, rows);
    Checks.level("alpha", alpha);
    if (rows == 0) {
      return 0;
    }
    double hoeffding = -rows * divergence(Math.min(totalLoss / rows, alpha), alpha);
    double bentkus = 1 + new Binomial(rows, alpha).logCdf((long) Math.ceil(totalLoss));
    return Math.min(0, Math.min(hoeffding, bentkus));
  }

  /** {@code a ln(a/b) + (1-a) ln((1-a)/(1-b))}, with 0 ln 0 = 0. */
  private static double divergence(double a, double b) {
    return Deviance.of(a, b) + Deviance.of(1 - a, 1 - b);
  }
}
