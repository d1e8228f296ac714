package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

class BetaTest {

  @Test
  void bothTailsEqualAnIndependentImplementationWhereThatIsGood() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 20_000; i++) {
      double a = Math.pow(10, random.nextDouble(-0.31, 4));
      double b = Math.pow(10, random.nextDouble(-0.31, 4));
      double x = random.nextDouble();
      BetaDistribution reference = BetaDistribution.of(a, b);
      Beta ours = new Beta(a, b);
      double lower = reference.cumulativeProbability(x);
      double upper = reference.survivalProbability(x);
      if (lower > 1e-200) {
        assertThat(Math.exp(ours.logLower(x))).isCloseTo(lower, withinPercentage(1e-7));
      }
      if (upper > 1e-200) {
        assertThat(Math.exp(ours.logUpper(x))).isCloseTo(upper, withinPercentage(1e-7));
      }
    }
  }

  @Test
  void shapesOfOneHalfAreTheArcsineLaw() {
    Beta arcsine = new Beta(0.5, 0.5);
    for (double x = 1e-300; x < 1e-3; x *= 1e9) {
      double expected = Math.log(2 / Math.PI * Math.asin(Math.sqrt(x)));
      assertThat(arcsine.logLower(x)).isCloseTo(expected, within(1e-12));
      assertThat(Math.exp(arcsine.logLower(x)) + Math.exp(arcsine.logUpper(x)))
          .isCloseTo(1, within(1e-14));
    }
  }

  @Test
  void recurrenceHoldsFarOutInBothTailsForHalfShapesToo() {
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 2_000; i++) {
      double a = Math.floor(Math.pow(10, random.nextDouble(0, 6))) + 0.5;
      double b = Math.floor(Math.pow(10, random.nextDouble(0, 6))) + 0.5;
      double x = random.nextDouble(0.001, 0.999);
      double step = new Beta(a, b).logDensity(x) + Math.log(x) + Math.log1p(-x) - Math.log(a);
      assertSum(new Beta(a + 1, b).logLower(x), step, new Beta(a, b).logLower(x));
      assertSum(new Beta(a, b).logUpper(x), step, new Beta(a + 1, b).logUpper(x));
    }
  }

  @Test
  void quantilesInvertTheTailsDownToTheirLastBits() {
    for (double log : new double[] {-1e-9, -0.5, -3, -700, -5_000}) {
      for (double[] shapes : new double[][] {{0.5, 0.5}, {1, 1}, {3, 400}, {50_000, 1e6}}) {
        Beta beta = new Beta(shapes[0], shapes[1]);
        double lower = beta.lowerQuantile(log);
        assertThat(beta.logLower(lower)).isGreaterThanOrEqualTo(log);
        assertThat(beta.logLower(Math.nextDown(lower))).isLessThanOrEqualTo(log);
        double upper = beta.upperQuantile(log);
        assertThat(beta.logUpper(upper)).isLessThanOrEqualTo(log);
        assertThat(beta.logUpper(Math.nextDown(upper))).isGreaterThanOrEqualTo(log);
      }
    }
  }

  @Test
  void impossibleArgumentsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Beta(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Beta(1, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Beta(1, 1).logLower(1.1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Beta(1, 1).lowerQuantile(0.1));
  }

  private static void assertSum(double logPart, double logOtherPart, double logSum) {
    double larger = Math.max(logPart, logOtherPart);
    double sum = larger + Math.log(Math.exp(logPart - larger) + Math.exp(logOtherPart - larger));
    assertThat(sum).isCloseTo(logSum, within(1e-10 + Math.abs(logSum) * 1e-12));
  }
}
