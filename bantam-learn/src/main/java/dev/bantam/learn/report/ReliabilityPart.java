package dev.bantam.learn.report;

import dev.bantam.core.Percent;
import dev.bantam.learn.Verdicts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The reliability diagram on tune.
 *
 * @param area where it is drawn; both axes show the same shares
 * @param points one a bin
 * @param error the expected calibration error in a sentence
 * @param bins the diagram in numbers
 */
record ReliabilityPart(PlotArea area, List<Point> points, String error, List<Line> bins) {

  private static final int BINS = 10;

  /** Fewer say nothing. */
  private static final int ROWS_PER_BIN = 5;

  ReliabilityPart {
    points = List.copyOf(points);
    bins = List.copyOf(bins);
  }

  /** A bin in the picture: its place, and the ends of its interval. */
  record Point(String x, String y, String top, String bottom) {}

  /** A bin in numbers. */
  record Line(String stated, String observed, String interval, String rows) {}

  /** Empty when tune has no rows. */
  static Optional<ReliabilityPart> of(Verdicts tune) {
    if (tune.size() == 0) {
      return Optional.empty();
    }
    boolean[] agrees = new boolean[tune.size()];
    for (int row = 0; row < agrees.length; row++) {
      agrees[row] = tune.agrees(row);
    }
    Reliability reliability =
        Reliability.of(tune.confidences(), agrees, Math.clamp(tune.size() / ROWS_PER_BIN, 1, BINS));
    double low = low(reliability);
    PlotArea area = new PlotArea(low, 1, low, 1);
    return Optional.of(
        new ReliabilityPart(
            area,
            reliability.bins().stream().map(bin -> point(area, bin)).toList(),
            error(reliability),
            reliability.bins().stream().map(ReliabilityPart::line).toList()));
  }

  /** The tenth below all that is drawn: most confidences are near 1, and want the room. */
  private static double low(Reliability reliability) {
    double least = 0.9;
    for (Reliability.Bin bin : reliability.bins()) {
      least = Math.min(least, Math.min(bin.stated(), Figures.lower(bin.agreeing(), bin.rows())));
    }
    return Math.max(0, Math.floor(least * 10) / 10);
  }

  private static Point point(PlotArea area, Reliability.Bin bin) {
    return new Point(
        PlotArea.coordinate(area.x(bin.stated())),
        PlotArea.coordinate(area.y(bin.observed())),
        PlotArea.coordinate(area.y(Figures.upper(bin.agreeing(), bin.rows()))),
        PlotArea.coordinate(area.y(Figures.lower(bin.agreeing(), bin.rows()))));
  }

  private static Line line(Reliability.Bin bin) {
    return new Line(
        Percent.rounded(bin.stated()),
        Percent.rounded(bin.observed()),
        Figures.interval(bin.agreeing(), bin.rows()),
        Figures.count(bin.rows()));
  }

  private static String error(Reliability reliability) {
    return String.format(
        Locale.ROOT,
        "Expected calibration error: %.1f percentage points, over %s in %s of equal count.",
        100 * reliability.expectedError(),
        Figures.count(reliability.rows(), "row"),
        Figures.count(reliability.bins().size(), "bin"));
  }
}
