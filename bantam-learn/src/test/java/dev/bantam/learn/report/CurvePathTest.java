package dev.bantam.learn.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.specialist.Manifest.TuneGate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvePathTest {

  private static final List<TuneGate> GATES =
      List.of(
          new TuneGate(3, 0, 0),
          new TuneGate(2, 50, 0),
          new TuneGate(1, 100, 5),
          new TuneGate(0, 200, 36));

  @Test
  void theLineGoesThroughEachGateThatLetsRowsThrough() {
    CurvePath path = CurvePath.of(GATES, 200, 0.05);

    // The highest risk is 18 %; a tenth more, to the next round number.
    assertThat(path.area()).isEqualTo(new PlotArea(0, 1, 0, 0.2));
    // 25 %, 50 % and 100 % across from 62 to 460; 0 %, 5 % and 18 % up from 284 to 26.
    assertThat(path.line()).isEqualTo("M161.5 284L261 219.5L460 51.8");
  }

  @Test
  void theBandGoesOutAboveTheLineAndBackBelowIt() {
    CurvePath path = CurvePath.of(GATES, 200, 0.05);

    String[] points = path.band().substring(1, path.band().length() - 1).split("L", -1);
    assertThat(points).hasSize(6);
    assertThat(points[0]).startsWith("161.5 ");
    assertThat(points[2]).startsWith("460 ");
    assertThat(points[3]).startsWith("460 ");
    // No disagreement seen: the lower bound is 0.
    assertThat(points[5]).isEqualTo("161.5 284");
    assertThat(height(points[1])).isLessThan(219.5);
    assertThat(height(points[4])).isGreaterThan(219.5);
  }

  @Test
  void aFewRowsThatAllDisagreeDoNotFlattenThePicture() {
    List<TuneGate> gates = List.of(new TuneGate(1, 1, 1), new TuneGate(0, 200, 10));

    CurvePath path = CurvePath.of(gates, 200, 0.05);

    assertThat(path.area().highY()).isLessThan(0.2);
    assertThat(path.line()).startsWith("M64 " + PlotArea.TOP + "L");
  }

  private static double height(String point) {
    return Double.parseDouble(point.substring(point.indexOf(' ')));
  }
}
