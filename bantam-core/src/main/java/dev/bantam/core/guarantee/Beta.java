package dev.bantam.core.guarantee;

import java.util.function.DoubleUnaryOperator;

/**
 * The beta distribution with shapes {@code a} and {@code b}: its regularised incomplete beta
 * function in logs, accurate in both tails however small they are, and its quantiles.
 *
 * <p>The smaller tail comes from the continued fraction of A. R. DiDonato and A. H. Morris,
 * "Significant digit computation of the incomplete beta function ratios" (ACM TOMS 18, 1992), the
 * other one as its complement. For shapes from 1/2 to ten million the logarithms are right to
 * 1e-11, or to twelve digits where they are large.
 *
 * @param a the first shape, positive and finite
 * @param b the second shape, positive and finite
 */
public record Beta(double a, double b) {

  private static final double LN_2_PI = Math.log(2 * Math.PI);
  private static final int MOST_STEPS = 100_000;
  private static final double CONVERGED = 0x1p-51;

  /**
   * @throws IllegalArgumentException if a shape is not positive and finite
   */
  public Beta {
    if (!(a > 0 && b > 0 && a + b < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "shapes must be positive and finite, not " + a + " and " + b);
    }
  }

  /**
   * The natural logarithm of Pr(X &lt;= x).
   *
   * @throws IllegalArgumentException if x is not in [0,1]
   */
  public double logLower(double x) {
    Checks.unit("x", x);
    return logTail(x, 1 - x, a, b);
  }

  /**
   * The natural logarithm of Pr(X &gt; x).
   *
   * @throws IllegalArgumentException if x is not in [0,1]
   */
  public double logUpper(double x) {
    Checks.unit("x", x);
    return logTail(1 - x, x, b, a);
  }

  /** The natural logarithm of the density at x, strictly between 0 and 1. */
  double logDensity(double x) {
    return logKernel(x, 1 - x, a, b) - Math.log(x) - Math.log1p(-x);
  }

  /**
   * The x at which ln Pr(X &lt;= x) is {@code logProbability}, to the last bits of a double.
   *
   * @throws IllegalArgumentException if {@code logProbability} is positive or NaN
   */
  public double lowerQuantile(double logProbability) {
    return solve(x -> logLower(x) - logProbability, logProbability);
  }

  /**
   * The x at which ln Pr(X &gt; x) is {@code logProbability}, to the last bits of a double.
   *
   * @throws IllegalArgumentException if {@code logProbability} is positive or NaN
   */
  public double upperQuantile(double logProbability) {
    return solve(x -> logProbability - logUpper(x), logProbability);
  }

  /**
   * Bisection over the bits of the doubles in [0,1], which are in the order of their values: 62
   * steps reach full relative precision even next to 0.
   */
  private static double solve(DoubleUnaryOperator increasing, double logProbability) {
    if (!(logProbability <= 0)) {
      throw new IllegalArgumentException(
          "a logarithm of a probability is not positive: " + logProbability);
    }
    long below = 0;
    long above = Double.doubleToLongBits(1);
    while (above - below > 1) {
      long middle = (below + above) >>> 1;
      if (increasing.applyAsDouble(Double.longBitsToDouble(middle)) < 0) {
        below = middle;
      } else {
        above = middle;
      }
    }
    return Double.longBitsToDouble(above);
  }

  private static double logTail(double x, double y, double a, double b) {
    if (x == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (y == 0) {
      return 0;
    }
    boolean smaller = a * y >= b * x;
    double log =
        smaller
            ? logKernel(x, y, a, b) - Math.log(fraction(x, y, a, b))
            : logKernel(y, x, b, a) - Math.log(fraction(y, x, b, a));
    return smaller ? Math.min(0, log) : logComplement(Math.min(0, log));
  }

  /** {@code ln(x^a y^b / B(a,b))}. */
  private static double logKernel(double x, double y, double a, double b) {
    double n = a + b;
    return Deviance.stirlingError(n)
        - Deviance.stirlingError(a)
        - Deviance.stirlingError(b)
        - Deviance.of(a, n * x)
        - Deviance.of(b, n * y)
        + 0.5 * (Math.log(a) + Math.log(b) - Math.log(n) - LN_2_PI);
  }

  /** The kernel over the lower tail, by Lentz's method; x is at most the mean. */
  private static double fraction(double x, double y, double a, double b) {
    double gap = a * y - b * x + 1;
    double value = a * gap / (a + 1);
    double c = value;
    double d = 0;
    for (int m = 1; m < MOST_STEPS; m++) {
      double odd = a + 2.0 * m - 1;
      double numerator = ((a + m - 1) / odd) * ((a + b + m - 1) / odd) * (m * x) * ((b - m) * x);
      double denominator = m + m * (b - m) * x / odd + (a + m) * (gap + m * (1 + y)) / (odd + 2);
      d = 1 / (denominator + numerator * d);
      c = denominator + numerator / c;
      double change = c * d;
      value *= change;
      if (Math.abs(change - 1) <= CONVERGED) {
        return value;
      }
    }
    throw new ArithmeticException("no convergence at x = " + x + ", a = " + a + ", b = " + b);
  }

  /** {@code ln(1 - exp(log))} without cancellation. */
  private static double logComplement(double log) {
    return log > -0.6931 ? Math.log(-Math.expm1(log)) : Math.log1p(-Math.exp(log));
  }
}
