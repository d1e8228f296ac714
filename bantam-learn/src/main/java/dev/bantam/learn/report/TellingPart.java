package dev.bantam.learn.report;

import dev.bantam.core.Field;
import dev.bantam.learn.Learned;
import dev.bantam.learn.report.TellingWords.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the lexical rung looks for: the most telling words of each value.
 *
 * @param severalFields whether the lines need their fields' names
 * @param lines one a value
 * @param leftOut a sentence about values that are not shown, or an empty one
 */
record TellingPart(boolean severalFields, List<Line> lines, String leftOut) {

  private static final int MOST = 150;

  /** Enough to find words that several rows share, however many rows there are. */
  private static final int ROWS_READ = 50_000;

  TellingPart {
    lines = List.copyOf(lines);
  }

  /** One value of one field. */
  record Line(String field, String value, List<WordName> words) {
    Line {
      words = List.copyOf(words);
    }
  }

  static TellingPart of(Learned learned, Names names) {
    int[][] rows = rows(learned, names);
    List<Value> all = new ArrayList<>();
    for (int field = 0; field < names.fields(); field++) {
      for (int value = 0; value < names.values(field); value++) {
        all.add(new Value(field, value));
      }
    }
    Shortened<Value> values = Shortened.of(all, MOST, one -> rows[one.field()][one.value()]);
    List<String> texts =
        Arrays.stream(learned.train().rows())
            .limit(ROWS_READ)
            .mapToObj(learned.data()::input)
            .toList();
    Map<Value, List<WordName>> telling = new TellingWords(learned.rung(), texts).of(values.kept());
    return new TellingPart(
        names.fields() > 1,
        values.kept().stream()
            .map(
                one ->
                    new Line(
                        names.field(one.field()),
                        names.value(one.field(), one.value()),
                        telling.getOrDefault(one, List.of())))
            .toList(),
        values.leftOut() == 0
            ? ""
            : "The %s most frequent values are shown, %s are left out."
                .formatted(Figures.count(MOST), Figures.count(values.leftOut())));
  }

  /** How often each value of each field occurs in train. */
  private static int[][] rows(Learned learned, Names names) {
    List<Field> fields = learned.manifest().schema().fields();
    int[][] rows = new int[fields.size()][];
    for (int field = 0; field < rows.length; field++) {
      rows[field] = new int[names.values(field)];
      for (int row : learned.train().rows()) {
        int value = learned.data().value(field, row);
        if (value >= 0 && value < rows[field].length) {
          rows[field][value]++;
        }
      }
    }
    return rows;
  }
}
