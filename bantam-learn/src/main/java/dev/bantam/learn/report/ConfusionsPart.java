package dev.bantam.learn.report;

import dev.bantam.learn.Verdicts;
import java.util.List;

/**
 * The worst confusions on tune.
 *
 * @param rows how many rows tune has, in words
 * @param severalFields whether the lines need their fields' names
 * @param lines the most frequent first
 * @param others a sentence about the rarer ones, or an empty one
 */
record ConfusionsPart(String rows, boolean severalFields, List<Line> lines, String others) {

  private static final int MOST = 15;

  ConfusionsPart {
    lines = List.copyOf(lines);
  }

  /** One value taken for another. */
  record Line(String field, String said, String was, String count) {}

  static ConfusionsPart of(Verdicts tune, Names names) {
    ConfusionTable table = ConfusionTable.of(tune.said(), tune.was(), MOST);
    return new ConfusionsPart(
        Figures.count(tune.size(), "row"),
        names.fields() > 1,
        table.worst().stream()
            .map(
                one ->
                    new Line(
                        names.field(one.field()),
                        names.value(one.field(), one.said()),
                        names.value(one.field(), one.was()),
                        Figures.count(one.rows())))
            .toList(),
        table.others() == 0
            ? ""
            : "%s as frequent as the last one or rarer."
                .formatted(Figures.count(table.others(), "other confusion")));
  }
}
