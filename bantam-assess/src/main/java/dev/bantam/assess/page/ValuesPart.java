package dev.bantam.assess.page;

import dev.bantam.assess.TaskVerdict;
import dev.bantam.learn.report.Figures;
import dev.bantam.learn.report.Shortened;
import dev.bantam.specialist.Manifest.ValueCounts;
import java.util.List;

/**
 * How each value fared among the held-out calls that were answered locally.
 *
 * @param severalFields whether the lines need their fields' names
 * @param lines one a value
 * @param leftOut a sentence about values that are not shown, or an empty one
 */
record ValuesPart(boolean severalFields, List<Line> lines, String leftOut) {

  static final ValuesPart NONE = new ValuesPart(false, List.of(), "");

  private static final int MOST = 40;

  ValuesPart {
    lines = List.copyOf(lines);
  }

  /** One value of one field. */
  record Line(String field, String value, String said, String wrong, String was, String missed) {}

  static ValuesPart of(TaskVerdict task) {
    List<ValueCounts> counts =
        task.learned().map(learned -> learned.manifest().values()).orElse(List.of());
    Shortened<ValueCounts> shown = Shortened.of(counts, MOST, value -> value.said() + value.was());
    return new ValuesPart(
        counts.stream().map(ValueCounts::field).distinct().count() > 1,
        shown.kept().stream().map(ValuesPart::line).toList(),
        shown.leftOut() == 0
            ? ""
            : "The %s that occur most are shown, %s are left out."
                .formatted(Figures.count(MOST), Figures.count(shown.leftOut())));
  }

  private static Line line(ValueCounts value) {
    return new Line(
        Texts.name(value.field()),
        Texts.name(value.value()),
        Figures.count(value.said()),
        Figures.count(value.saidWrong()),
        Figures.count(value.was()),
        Figures.count(value.wasMissed()));
  }
}
