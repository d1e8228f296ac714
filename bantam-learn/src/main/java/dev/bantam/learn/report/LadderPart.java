package dev.bantam.learn.report;

import dev.bantam.core.Percent;
import dev.bantam.specialist.Manifest;
import java.util.List;
import java.util.Locale;

/**
 * The rungs, cheapest first.
 *
 * @param tuneRows how many rows the accuracies were measured on, in words
 * @param rungs one line each
 */
record LadderPart(String tuneRows, List<Line> rungs) {

  LadderPart {
    rungs = List.copyOf(rungs);
  }

  /** One rung. */
  record Line(
      String name,
      String accuracy,
      String interval,
      String size,
      String microseconds,
      String gate) {}

  static LadderPart of(Manifest manifest) {
    int rows = manifest.tune().rows();
    return new LadderPart(
        Figures.count(rows, "row"),
        manifest.rungs().stream().map(rung -> line(rung, rows)).toList());
  }

  private static Line line(Manifest.RungEntry rung, int rows) {
    int agreeing = (int) Math.round(rung.accuracy() * rows);
    return new Line(
        Names.shown(rung.name()),
        rows == 0 ? Figures.NONE : Percent.rounded(rung.accuracy()),
        Figures.interval(agreeing, rows),
        Figures.bytes(rung.bytes()),
        Figures.microseconds(rung.microseconds()),
        rung.gate().isPresent()
            ? String.format(Locale.ROOT, "opens at score %.3f", rung.gate().getAsDouble())
            : "closed");
  }
}
