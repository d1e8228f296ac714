package dev.bantam.bench.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpearmanTest {

  @Test
  void isOneForAnyRisingRelation() {
    assertThat(Spearman.of(new double[] {1, 2, 3, 4}, new double[] {1, 10, 11, 1000}))
        .isCloseTo(1, within(1e-12));
    assertThat(Spearman.of(new double[] {1, 2, 3, 4}, new double[] {4, 3, 2, -1}))
        .isCloseTo(-1, within(1e-12));
  }

  @Test
  void equalValuesShareTheMeanOfTheirRanks() {
    // Ranks 1, 2.5, 2.5, 4 beside 1, 3, 2, 4: 4.5 / sqrt(4.5 * 5).
    assertThat(Spearman.of(new double[] {1, 2, 2, 3}, new double[] {1, 3, 2, 4}))
        .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-12));
  }
}
