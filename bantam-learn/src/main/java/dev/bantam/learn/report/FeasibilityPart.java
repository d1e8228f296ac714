package dev.bantam.learn.report;

import dev.bantam.core.Percent;
import dev.bantam.core.guarantee.Feasibility;
import java.util.List;

/** What tune says could be certified at several alphas. */
record FeasibilityPart(List<Line> lines) {

  FeasibilityPart {
    lines = List.copyOf(lines);
  }

  /** One alpha. */
  record Line(String alpha, String minimum, String coverage, String more) {}

  static FeasibilityPart of(List<Feasibility> table) {
    return new FeasibilityPart(table.stream().map(FeasibilityPart::line).toList());
  }

  private static Line line(Feasibility line) {
    String more =
        line.moreRows().isEmpty()
            ? "out of reach: the surest answers disagree too often"
            : line.moreRows().getAsInt() == 0
                ? "none: within reach"
                : "about " + Figures.count(line.moreRows().getAsInt());
    return new Line(
        Percent.of(line.alpha()),
        Figures.count(line.minimumAccepted()),
        line.coverage() > 0 ? Percent.rounded(line.coverage()) : Figures.NONE,
        more);
  }
}
