package dev.bantam.learn.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void tinyProbabilitiesAreWrittenWithAPowerOfTen() {
    assertThat(Figures.probability(0.0434)).isEqualTo("0.043");
    assertThat(Figures.probability(4.46e-12))
        .isEqualTo("4.5\u00a0\u00d7\u00a010\u207b\u00b9\u00b2");
  }

  @Test
  void intervalsAreTwoSidedAndExact() {
    // Clopper and Pearson for 0 and 5 of 10, as in any table.
    assertThat(Figures.interval(0, 10)).isEqualTo("0.0 to 30.8 %");
    assertThat(Figures.interval(5, 10)).isEqualTo("18.7 to 81.3 %");
    assertThat(Figures.interval(0, 0)).isEqualTo(Figures.NONE);
  }

  @Test
  void countsAgreeWithTheirNouns() {
    assertThat(Figures.count(1, "row")).isEqualTo("1 row");
    assertThat(Figures.count(2_300, "row")).isEqualTo("2,300 rows");
  }
}
