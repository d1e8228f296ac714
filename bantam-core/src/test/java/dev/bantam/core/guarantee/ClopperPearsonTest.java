package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;

class ClopperPearsonTest {

  @Test
  void boundsEqualTheQuantilesOfAnIndependentImplementation() {
    for (int n : new int[] {1, 2, 59, 1_000, 100_000}) {
      for (int k : new int[] {1, n / 20, n / 2, n - 1}) {
        if (k > 0 && k < n) {
          double upper = BetaDistribution.of(k + 1.0, n - k).inverseSurvivalProbability(0.05);
          double lower = BetaDistribution.of(k, n - k + 1.0).inverseCumulativeProbability(0.05);
          assertThat(ClopperPearson.upper(k, n, 0.05)).isCloseTo(upper, withinPercentage(1e-6));
          assertThat(ClopperPearson.lower(k, n, 0.05)).isCloseTo(lower, withinPercentage(1e-6));
        }
      }
    }
  }

  @Test
  void noErrorInFiftyNineRowsIsTheRuleOfThree() {
    assertThat(ClopperPearson.upper(0, 59, 0.05))
        .isCloseTo(1 - Math.pow(0.05, 1 / 59.0), within(1e-14));
    assertThat(ClopperPearson.upper(0, 59, 0.05)).isLessThan(0.05);
    assertThat(ClopperPearson.upper(0, 58, 0.05)).isGreaterThan(0.05);
  }

  @Test
  void boundsAreTrivialWhereNothingWasSeen() {
    assertThat(ClopperPearson.upper(0, 0, 0.05)).isEqualTo(1);
    assertThat(ClopperPearson.lower(0, 0, 0.05)).isZero();
    assertThat(ClopperPearson.upper(7, 7, 0.05)).isEqualTo(1);
    assertThat(ClopperPearson.lower(0, 7, 0.05)).isZero();
    assertThat(ClopperPearson.lower(7, 7, 0.05)).isCloseTo(Math.pow(0.05, 1 / 7.0), within(1e-14));
  }

  @Test
  void impossibleCountsAndLevelsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.upper(2, 1, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.upper(1, 2, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> ClopperPearson.lower(1, 2, 1));
  }
}
