package dev.bantam.assess.page;

import dev.bantam.assess.Contradiction;
import dev.bantam.assess.TaskVerdict;
import dev.bantam.core.Field;
import dev.bantam.core.Percent;
import dev.bantam.core.Schema;
import dev.bantam.learn.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calls where the small model is surest against the large one, for a person to judge.
 *
 * @param first those that are shown at once
 * @param others those that are folded away
 */
record ContradictionsPart(List<Line> first, List<Line> others) {

  static final ContradictionsPart NONE = new ContradictionsPart(List.of(), List.of());

  private static final int FIRST = 4;
  private static final int MOST = 12;
  private static final int MOST_FIELDS = 4;

  ContradictionsPart {
    first = List.copyOf(first);
    others = List.copyOf(others);
  }

  /**
   * One call.
   *
   * @param alike how many fields agree, in words; empty when none do
   */
  record Line(
      String origin, String input, List<Difference> differences, String alike, String confidence) {
    Line {
      differences = List.copyOf(differences);
    }
  }

  /**
   * What both say.
   *
   * @param field empty when the answer is a bare value
   */
  record Difference(String field, String teacher, String specialist) {}

  static ContradictionsPart of(TaskVerdict task, Texts texts) {
    List<Line> lines =
        task.contradictions().stream()
            .limit(MOST)
            .map(call -> line(call, task.schema(), texts))
            .toList();
    int first = Math.min(FIRST, lines.size());
    return new ContradictionsPart(lines.subList(0, first), lines.subList(first, lines.size()));
  }

  private static Line line(Contradiction call, Optional<Schema> schema, Texts texts) {
    List<Difference> differences =
        schema.map(shape -> differences(call, shape, texts)).orElse(List.of());
    int alike = schema.map(shape -> shape.fields().size()).orElse(0) - differences.size();
    return new Line(
        Texts.name(call.origin()),
        texts.input(call.input()),
        differences.isEmpty()
            ? List.of(
                new Difference("", texts.whole(call.teacher()), texts.whole(call.specialist())))
            : differences.subList(0, Math.min(MOST_FIELDS, differences.size())),
        differences.isEmpty() || alike == 0
            ? ""
            : "%s alike".formatted(Figures.count(alike, "other field")),
        Figures.unbroken(Percent.rounded(call.confidence())));
  }

  private static List<Difference> differences(Contradiction call, Schema schema, Texts texts) {
    List<Difference> differences = new ArrayList<>();
    for (Field field : schema.fields()) {
      if (!call.teacher().field(field.name()).equals(call.specialist().field(field.name()))) {
        differences.add(
            new Difference(
                schema.bare() ? "" : Texts.name(field.name()),
                texts.value(field, call.teacher()),
                texts.value(field, call.specialist())));
      }
    }
    return differences;
  }
}
