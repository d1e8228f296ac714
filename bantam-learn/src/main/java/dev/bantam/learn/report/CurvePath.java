package dev.bantam.learn.report;

import dev.bantam.specialist.Manifest.TuneGate;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The coverage-against-risk curve of a specialist as paths of a picture: at each gate, from the
 * strictest on, the share of rows that it lets through and the share of those that disagree.
 *
 * @param area where it is drawn
 * @param line the path through the gates
 * @param band the outline of the 95 % Clopper-Pearson intervals of the risks
 */
public record CurvePath(PlotArea area, String line, String band) {

  /** Risks of fewer rows jump: they do not decide how high the picture reaches. */
  private static final int STEADY = 30;

  /**
   * @param gates at least one of them lets rows through
   * @param rows how many rows there are
   * @param alpha the promised risk, or 0
   */
  static CurvePath of(List<TuneGate> gates, int rows, double alpha) {
    List<TuneGate> drawn = gates.stream().filter(gate -> gate.accepted() > 0).toList();
    PlotArea area = new PlotArea(0, 1, 0, top(drawn, alpha));
    StringBuilder line = new StringBuilder();
    StringBuilder band = new StringBuilder();
    append(line, drawn, rows, area, CurvePath::risk);
    append(band, drawn, rows, area, gate -> Figures.upper(gate.disagreements(), gate.accepted()));
    append(
        band,
        drawn.reversed(),
        rows,
        area,
        gate -> Figures.lower(gate.disagreements(), gate.accepted()));
    return new CurvePath(area, line.toString(), band.append('Z').toString());
  }

  static double coverage(TuneGate gate, int rows) {
    return (double) gate.accepted() / rows;
  }

  static double risk(TuneGate gate) {
    return (double) gate.disagreements() / gate.accepted();
  }

  /** A little above the highest that matters, so that every line stands clear of the edge. */
  private static double top(List<TuneGate> gates, double alpha) {
    double most = Math.max(1.5 * alpha, 0.01);
    for (TuneGate gate : gates) {
      if (gate.accepted() >= STEADY || gate.equals(gates.getLast())) {
        most = Math.max(most, risk(gate));
      }
    }
    double step = PlotArea.step(most * 1.1);
    return Math.min(1, Math.ceil(most * 1.1 / step) * step);
  }

  private static void append(
      StringBuilder path,
      List<TuneGate> gates,
      int rows,
      PlotArea area,
      ToDoubleFunction<TuneGate> height) {
    for (TuneGate gate : gates) {
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(PlotArea.coordinate(area.x(coverage(gate, rows))))
          .append(' ')
          .append(PlotArea.coordinate(area.y(height.applyAsDouble(gate))));
    }
  }
}
