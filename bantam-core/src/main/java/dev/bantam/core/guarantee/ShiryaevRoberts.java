package dev.bantam.core.guarantee;

/**
 * The Shiryaev-Roberts statistic of one bet against "the risk is at most alpha": the sum, over
 * every audit at which the risk may have changed, of what one unit staked there would be worth now.
 *
 * @param lambda how much is staked on each audit, positive and below 1/alpha
 * @param value the statistic; 0 before the first audit
 */
public record ShiryaevRoberts(double lambda, double value) {

  /**
   * Far above any alarm, far below overflow: a longer run of disagreements than this is not
   * counted.
   */
  private static final double HIGHEST = 1e200;

  /**
   * @throws IllegalArgumentException if lambda is not positive or the value negative
   */
  public ShiryaevRoberts {
    if (!(lambda > 0 && value >= 0)) {
      throw new IllegalArgumentException(
          "expected lambda > 0 and value >= 0, not " + lambda + " and " + value);
    }
  }

  ShiryaevRoberts next(double loss, double alpha) {
    return new ShiryaevRoberts(
        lambda, Math.min(HIGHEST, (value + 1) * (1 + lambda * (loss - alpha))));
  }
}
