package dev.bantam.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PercentTest {

  @Test
  void showsTheDecimalsThatThereAre() {
    assertThat(Percent.of(0.05)).isEqualTo("5 %");
    assertThat(Percent.of(0.0125)).isEqualTo("1.25 %");
  }

  @Test
  void roundsToOneDecimal() {
    assertThat(Percent.rounded(0.04341)).isEqualTo("4.3 %");
    assertThat(Percent.rounded(1)).isEqualTo("100.0 %");
  }

  @Test
  void neverShowsLessThanABound() {
    assertThat(Percent.atMost(0.04341)).isEqualTo("4.4 %");
    assertThat(Percent.atMost(0.043)).isEqualTo("4.3 %");
    assertThat(Percent.atMost(0.001)).isEqualTo("0.1 %");
    assertThat(Percent.atMost(0.00101)).isEqualTo("0.2 %");
    assertThat(Percent.atMost(0)).isEqualTo("0.0 %");
  }
}
