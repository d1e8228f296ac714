package dev.bantam.core.guarantee;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Binomial tails summed term by term in sixty digits: slow, and with nothing in common with the
 * code under test.
 */
final class Exact {

  private static final MathContext DIGITS = new MathContext(60);

  private Exact() {}

  /** ln Pr(X &lt;= k). */
  static double logCdf(int k, int n, double p) {
    BigDecimal success = new BigDecimal(p);
    BigDecimal failure = BigDecimal.ONE.subtract(success);
    BigDecimal odds = success.divide(failure, DIGITS);
    BigDecimal term = failure.pow(n, DIGITS);
    BigDecimal sum = term;
    for (int i = 1; i <= k; i++) {
      term =
          term.multiply(odds, DIGITS)
              .multiply(BigDecimal.valueOf(n - i + 1L))
              .divide(BigDecimal.valueOf(i), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return log(sum);
  }

  /** ln Pr(X &gt; k). */
  static double logSurvival(int k, int n, double p) {
    BigDecimal success = new BigDecimal(p);
    BigDecimal odds = BigDecimal.ONE.subtract(success).divide(success, DIGITS);
    BigDecimal term = success.pow(n, DIGITS);
    BigDecimal sum = term;
    for (int i = n; i > k + 1; i--) {
      term =
          term.multiply(odds, DIGITS)
              .multiply(BigDecimal.valueOf(i))
              .divide(BigDecimal.valueOf(n - i + 1L), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return log(sum);
  }

  private static double log(BigDecimal value) {
    BigDecimal mantissa = value.round(new MathContext(30, RoundingMode.HALF_EVEN));
    int shift = mantissa.precision() - mantissa.scale();
    if (shift >= 0) {
      BigDecimal gap = mantissa.subtract(BigDecimal.ONE);
      return Math.log1p(gap.doubleValue());
    }
    return Math.log(mantissa.scaleByPowerOfTen(-shift).doubleValue()) + shift * Math.log(10);
  }
}
