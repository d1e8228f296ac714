package dev.bantam.assess.page;

import dev.bantam.assess.Assessment;
import dev.bantam.assess.TaskVerdict;
import dev.bantam.learn.report.Figures;
import java.util.Comparator;
import java.util.List;

/**
 * Calls whose input had been seen before.
 *
 * @param sentence how many
 * @param lines the tasks that repeat most
 */
record CachePart(String sentence, List<Line> lines) {

  private static final int MOST = 10;

  CachePart {
    lines = List.copyOf(lines);
  }

  /** One task. */
  record Line(String task, String repeats, String share, String money) {}

  static CachePart of(Assessment assessment) {
    long repeats = assessment.tasks().stream().mapToLong(TaskVerdict::repeats).sum();
    if (repeats == 0) {
      return new CachePart(
          "No input of a task occurred twice: a cache would save nothing.", List.of());
    }
    return new CachePart(
        "%s (%s of all) had an input that an earlier call of the same task had already had. An exact cache alone would have saved those%s, with no model and no risk beyond an answer that was given before."
            .formatted(
                Figures.count(repeats, "call"),
                Shares.whole((double) repeats / Math.max(1, assessment.calls())),
                assessment.moneyOfRepeats().signum() > 0
                    ? ", %s a month".formatted(Money.of(assessment.moneyOfRepeats()))
                    : ""),
        assessment.tasks().stream()
            .filter(task -> task.repeats() > 0)
            .sorted(Comparator.comparingLong(TaskVerdict::repeats).reversed())
            .limit(MOST)
            .map(CachePart::line)
            .toList());
  }

  private static Line line(TaskVerdict task) {
    return new Line(
        Texts.name(task.name()),
        Figures.count(task.repeats()),
        Shares.whole((double) task.repeats() / Math.max(1, task.calls())),
        Money.of(task.moneyOfRepeats()));
  }
}
