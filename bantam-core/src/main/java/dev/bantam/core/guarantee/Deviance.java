package dev.bantam.core.guarantee;

/**
 * The parts of a binomial or beta density in the saddle-point form of C. Loader, "Fast and accurate
 * computation of binomial probabilities" (2000). Differences of log-gammas lose nine digits at ten
 * million rows; these lose none.
 */
final class Deviance {

  private static final double SERIES_FROM = 16;

  private Deviance() {}

  /**
   * {@code x ln(x/m) + m - x}: how far {@code x} is from its positive mean {@code m}; 0 ln 0 = 0.
   */
  static double of(double x, double m) {
    if (x == 0) {
      return m;
    }
    if (Math.abs(x - m) >= 0.1 * (x + m)) {
      return x * (Math.log(x) - Math.log(m)) + m - x;
    }
    double v = (x - m) / (x + m);
    double sum = (x - m) * v;
    double term = 2 * x * v;
    for (int j = 3; ; j += 2) {
      term *= v * v;
      double next = sum + term / j;
      if (next == sum) {
        return sum;
      }
      sum = next;
    }
  }

  /**
   * {@code ln(Gamma(z+1)) - ln(sqrt(2 pi z) (z/e)^z)}: what Stirling's formula leaves out, for
   * positive z.
   */
  static double stirlingError(double z) {
    double shift = 0;
    double w = z;
    for (; w < SERIES_FROM; w++) {
      shift += (w + 0.5) * Math.log1p(1 / w) - 1;
    }
    double r = 1 / (w * w);
    double series =
        1 / 12.0
            - r
                * (1 / 360.0
                    - r
                        * (1 / 1260.0
                            - r * (1 / 1680.0 - r * (1 / 1188.0 - r * (691 / 360360.0)))));
    return shift + series / w;
  }
}
