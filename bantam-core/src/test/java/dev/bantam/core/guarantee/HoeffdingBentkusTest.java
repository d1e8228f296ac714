package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HoeffdingBentkusTest {

  @Test
  void isTheSmallerOfTheTwoTailsAsPublished() {
    double risk = 0.02;
    double alpha = 0.05;
    double h1 = risk * Math.log(risk / alpha) + (1 - risk) * Math.log((1 - risk) / (1 - alpha));
    double hoeffding = Math.exp(-1_000 * h1);
    double bentkus = Math.E * Math.exp(Exact.logCdf(20, 1_000, alpha));
    assertThat(HoeffdingBentkus.pValue(20, 1_000, alpha))
        .isCloseTo(Math.min(hoeffding, bentkus), within(1e-15));
    assertThat(HoeffdingBentkus.pValue(19.01, 1_000, alpha))
        .isLessThanOrEqualTo(Math.E * Math.exp(Exact.logCdf(20, 1_000, alpha)));
  }

  @Test
  void noLossAtAllIsHoeffdingsPower() {
    assertThat(HoeffdingBentkus.logPValue(0, 59, 0.05))
        .isCloseTo(59 * Math.log(0.95), within(1e-12));
    assertThat(HoeffdingBentkus.logPValue(0, 10_000_000, 0.05))
        .isCloseTo(1e7 * Math.log1p(-0.05), within(1e-6));
  }

  @Test
  void aMeanLossOfAlphaOrMoreAndNoRowsProveNothing() {
    assertThat(HoeffdingBentkus.pValue(0, 0, 0.05)).isEqualTo(1);
    assertThat(HoeffdingBentkus.pValue(50, 1_000, 0.05)).isEqualTo(1);
    assertThat(HoeffdingBentkus.pValue(1_000, 1_000, 0.05)).isEqualTo(1);
  }

  @Test
  void isNeverBelowTheExactTailForWholeLosses() {
    for (int n = 1; n < 400; n += 13) {
      for (int k = 0; k <= n; k++) {
        assertThat(HoeffdingBentkus.pValue(k, n, 0.1))
            .isGreaterThanOrEqualTo(new Tally(n, k).pValue(0.1) * (1 - 1e-12));
      }
    }
  }

  @Test
  void rejectsLossesOfMeanAlphaInAtMostDeltaAndSmallOnesNearlyAlways() {
    assertThat(shareRejected(0.1, 0.1)).isLessThanOrEqualTo(0.05);
    assertThat(shareRejected(0.05, 0.1)).isGreaterThan(0.95);
  }

  @Test
  void impossibleArgumentsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> HoeffdingBentkus.pValue(2, 1, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> HoeffdingBentkus.pValue(-1, 1, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> HoeffdingBentkus.pValue(0, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> HoeffdingBentkus.pValue(0, 1, 1));
  }

  /** Losses are 0 most of the time and uniform otherwise, as one minus a span's F1 would be. */
  private static double shareRejected(double mean, double alpha) {
    SplittableRandom random = new SplittableRandom(6);
    int rejected = 0;
    for (int run = 0; run < 2_000; run++) {
      double total = 0;
      for (int i = 0; i < 500; i++) {
        total += random.nextDouble() < 2 * mean ? random.nextDouble() : 0;
      }
      rejected += HoeffdingBentkus.pValue(total, 500, alpha) <= 0.05 ? 1 : 0;
    }
    return rejected / 2_000.0;
  }
}
