package dev.bantam.learn.report;

import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.util.ArrayList;
import java.util.List;

/** What the specialist answers: its fields and how many values each has. */
record FieldsPart(List<Line> lines, String leftOut) {

  private static final int MOST = 12;
  private static final int MOST_VALUES = 12;

  FieldsPart {
    lines = List.copyOf(lines);
  }

  /** One field; its values are a few of them. */
  record Line(String name, String kind, List<String> values, String others) {
    Line {
      values = List.copyOf(values);
    }
  }

  static FieldsPart of(Schema schema) {
    List<Line> lines = new ArrayList<>();
    for (Field field : schema.fields().subList(0, Math.min(MOST, schema.fields().size()))) {
      List<String> choices = field.choices();
      lines.add(
          new Line(
              Names.shown(field.name()),
              field instanceof Field.Bool
                  ? "true or false"
                  : Figures.count(choices.size(), "value"),
              choices.stream().limit(MOST_VALUES).map(Names::shown).toList(),
              choices.size() > MOST_VALUES
                  ? "and %s more".formatted(Figures.count(choices.size() - MOST_VALUES))
                  : ""));
    }
    int others = schema.fields().size() - lines.size();
    return new FieldsPart(lines, others == 0 ? "" : "And %d more fields.".formatted(others));
  }
}
