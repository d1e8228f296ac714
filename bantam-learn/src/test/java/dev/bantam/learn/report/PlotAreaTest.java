package dev.bantam.learn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PlotAreaTest {

  @Test
  void cornersAreWhereTheAreaEnds() {
    PlotArea area = new PlotArea(0.5, 1, 0, 0.2);

    assertThat(area.x(0.5)).isEqualTo(PlotArea.LEFT);
    assertThat(area.x(1)).isEqualTo(PlotArea.RIGHT);
    assertThat(area.y(0)).isEqualTo(PlotArea.BOTTOM);
    assertThat(area.y(0.2)).isEqualTo(PlotArea.TOP);
    assertThat(area.x(0.75)).isEqualTo((PlotArea.LEFT + PlotArea.RIGHT) / 2.0);
  }

  @Test
  void whatLiesBeyondIsDrawnOnTheEdge() {
    PlotArea area = new PlotArea(0.5, 1, 0, 0.2);

    assertThat(area.x(0.1)).isEqualTo(PlotArea.LEFT);
    assertThat(area.y(0.9)).isEqualTo(PlotArea.TOP);
  }

  @Test
  void ticksAreRoundAndAHandful() {
    assertThat(new PlotArea(0, 1, 0, 0.12).across().stream().map(Tick::label))
        .containsExactly("0 %", "20 %", "40 %", "60 %", "80 %", "100 %");
    assertThat(new PlotArea(0, 1, 0, 0.12).up().stream().map(Tick::label))
        .containsExactly("0 %", "2 %", "4 %", "6 %", "8 %", "10 %", "12 %");
    assertThat(new PlotArea(0.3, 1, 0, 0.005).across().stream().map(Tick::label))
        .containsExactly("40 %", "60 %", "80 %", "100 %");
    assertThat(new PlotArea(0, 1, 0, 0.005).up().stream().map(Tick::label))
        .containsExactly("0 %", "0.1 %", "0.2 %", "0.3 %", "0.4 %", "0.5 %");
  }

  @Test
  void coordinatesAreShort() {
    assertThat(PlotArea.coordinate(12.04)).isEqualTo("12");
    assertThat(PlotArea.coordinate(12.05001)).isEqualTo("12.1");
  }

  @Test
  void anEmptyRangeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PlotArea(0, 1, 0.2, 0.2));
  }
}
