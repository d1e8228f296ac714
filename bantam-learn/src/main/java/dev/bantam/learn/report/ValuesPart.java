package dev.bantam.learn.report;

import dev.bantam.core.Schema;
import dev.bantam.learn.Verdicts;
import dev.bantam.specialist.Answers;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Manifest.ValueCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * How each value fared, in both directions.
 *
 * @param rows which rows were counted, in words
 * @param severalFields whether the lines need their fields' names
 * @param lines one a value
 * @param leftOut a sentence about values that are not shown, or an empty one
 */
record ValuesPart(String rows, boolean severalFields, List<Line> lines, String leftOut) {

  private static final int MOST = 150;

  ValuesPart {
    lines = List.copyOf(lines);
  }

  /** One value of one field. */
  record Line(
      String field,
      String value,
      String said,
      String wrong,
      String wrongInterval,
      String was,
      String missed,
      String missedInterval) {}

  static ValuesPart of(Manifest manifest, Verdicts tune) {
    boolean proven = !manifest.values().isEmpty();
    List<ValueCounts> counts = proven ? manifest.values() : onTune(manifest.schema(), tune);
    Shortened<ValueCounts> shown = Shortened.of(counts, MOST, value -> value.said() + value.was());
    return new ValuesPart(
        proven
            ? "Among the %s of calibrate that were answered locally. %s"
                .formatted(
                    Figures.count(manifest.certificate().map(c -> c.accepted()).orElse(0), "row"),
                    ValueCounts.USE)
            : "Among all %s of tune, since no answer is local."
                .formatted(Figures.count(tune.size(), "row")),
        manifest.schema().fields().size() > 1,
        shown.kept().stream().map(ValuesPart::line).toList(),
        shown.leftOut() == 0
            ? ""
            : "The %s that occur most are shown, %s are left out."
                .formatted(Figures.count(MOST), Figures.count(shown.leftOut())));
  }

  private static Line line(ValueCounts value) {
    return new Line(
        Names.shown(value.field()),
        Names.shown(value.value()),
        Figures.count(value.said()),
        Figures.count(value.saidWrong()),
        Figures.interval(value.saidWrong(), value.said()),
        Figures.count(value.was()),
        Figures.count(value.wasMissed()),
        Figures.interval(value.wasMissed(), value.was()));
  }

  private static List<ValueCounts> onTune(Schema schema, Verdicts tune) {
    Answers answers = new Answers(schema);
    int[] classes = answers.classes();
    List<ValueCounts> counts = new ArrayList<>();
    for (int field = 0; field < classes.length; field++) {
      int[][] table = new int[classes[field]][4];
      for (int row = 0; row < tune.size(); row++) {
        int said = tune.said()[field][row];
        int was = tune.was()[field][row];
        int wrong = said == was ? 0 : 1;
        table[said][0]++;
        table[said][1] += wrong;
        if (was >= 0 && was < table.length) {
          table[was][2]++;
          table[was][3] += wrong;
        }
      }
      for (int value = 0; value < table.length; value++) {
        int[] of = table[value];
        counts.add(
            new ValueCounts(
                schema.fields().get(field).name(),
                answers.name(field, value),
                of[0],
                of[1],
                of[2],
                of[3]));
      }
    }
    return counts;
  }
}
