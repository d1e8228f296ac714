package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class BinomialTest {

  private static final double RELATIVE = 1e-10;

  @Test
  void tailsEqualAnIndependentImplementationWhereThatIsGood() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      int n = 1 + random.nextInt(5_000);
      double p = random.nextDouble(0.001, 0.999);
      int k =
          (int)
              Math.clamp(
                  Math.round(n * p + 6 * Math.sqrt(n * p) * random.nextDouble(-1, 1)),
                  0L,
                  (long) n);
      BinomialDistribution reference = BinomialDistribution.of(n, p);
      Binomial ours = new Binomial(n, p);
      assertThat(ours.cdf(k))
          .isCloseTo(reference.cumulativeProbability(k), withinPercentage(100 * RELATIVE));
      assertThat(ours.survival(k))
          .isCloseTo(reference.survivalProbability(k), withinPercentage(100 * RELATIVE));
    }
  }

  @Test
  void logTailsEqualSumsInSixtyDigitsHoweverSmallTheyAre() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 300; i++) {
      int n = 1 + random.nextInt(600);
      int k = random.nextInt(n);
      double p = Math.pow(10, random.nextDouble(-12, 0)) * 0.999;
      assertClose(new Binomial(n, p).logCdf(k), Exact.logCdf(k, n, p));
      assertClose(new Binomial(n, p).logSurvival(k), Exact.logSurvival(k, n, p));
    }
  }

  @Test
  void tenMillionTrialsNeitherUnderflowNorLoseDigits() {
    int n = 10_000_000;
    for (int k : new int[] {0, 1, 17, 1_000}) {
      for (double p : new double[] {1e-9, 1e-4, 0.05, 0.9}) {
        assertClose(new Binomial(n, p).logCdf(k), Exact.logCdf(k, n, p));
        assertClose(new Binomial(n, p).logSurvival(n - 1L - k), Exact.logSurvival(n - 1 - k, n, p));
      }
    }
  }

  @Test
  void tenMillionTrialsNearTheMeanSumToOneAndStepByTheMassFunction() {
    int n = 10_000_000;
    BinomialDistribution reference = BinomialDistribution.of(n, 0.05);
    Binomial ours = new Binomial(n, 0.05);
    for (int k = 496_000; k <= 504_000; k += 250) {
      assertThat(ours.cdf(k) + ours.survival(k)).isCloseTo(1, within(1e-12));
      assertThat(ours.cdf(k)).isCloseTo(reference.cumulativeProbability(k), withinPercentage(1e-6));
    }
  }

  @Test
  void edgesAreCertain() {
    assertThat(new Binomial(0, 0.3).cdf(0)).isEqualTo(1);
    assertThat(new Binomial(5, 0.3).cdf(-1)).isZero();
    assertThat(new Binomial(5, 0.3).survival(-1)).isEqualTo(1);
    assertThat(new Binomial(5, 0.3).cdf(5)).isEqualTo(1);
    assertThat(new Binomial(5, 0.3).survival(5)).isZero();
    assertThat(new Binomial(5, 0).cdf(0)).isEqualTo(1);
    assertThat(new Binomial(5, 0).survival(0)).isZero();
    assertThat(new Binomial(1, 0).survival(0)).isZero();
    assertThat(new Binomial(5, 1).cdf(4)).isZero();
    assertThat(new Binomial(5, 1).cdf(0)).isZero();
    assertThat(new Binomial(5, 1).survival(4)).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Binomial(-1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Binomial(1, Double.NaN));
  }

  @Test
  void criticalValueIsTheLargestCountThatRejects() {
    for (double alpha : new double[] {0.01, 0.05, 0.1, 0.5}) {
      for (int n = 0; n < 700; n += 7) {
        Binomial binomial = new Binomial(n, alpha);
        int critical = binomial.criticalValue(0.05);
        assertThat(binomial.cdf(critical)).isLessThanOrEqualTo(0.05);
        assertThat(binomial.cdf(critical + 1L)).isGreaterThan(0.05);
      }
    }
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-11 + Math.abs(expected) * 1e-12));
  }
}
