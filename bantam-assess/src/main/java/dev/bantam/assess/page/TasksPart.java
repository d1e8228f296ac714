package dev.bantam.assess.page;

import dev.bantam.assess.Assessment;
import dev.bantam.assess.TaskVerdict;
import dev.bantam.core.Field;
import dev.bantam.core.Percent;
import dev.bantam.learn.report.Figures;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The table of tasks.
 *
 * @param rows the first of them, dearest first
 * @param leftOut a sentence about the others; empty when there are none
 */
record TasksPart(List<Row> rows, String leftOut) {

  /** How many tasks are shown. */
  static final int MOST = 100;

  private static final int LONGEST_REASON = 160;
  private static final int MOST_FIELDS = 4;
  private static final int MOST_TEACHERS = 2;

  TasksPart {
    rows = List.copyOf(rows);
  }

  /**
   * One task.
   *
   * @param link the section about it; empty when there is none
   * @param versionOf the task that it is an edited version of; empty when it is of none
   * @param percent its local share as a number, for the length of a bar
   */
  record Row(
      String link,
      String name,
      String versionOf,
      Standing standing,
      String calls,
      String fields,
      String teacher,
      String share,
      String percent,
      String bound,
      String local,
      String recorded,
      String today,
      String after,
      String missing) {}

  /**
   * @param sections how many tasks have a section of their own
   */
  static TasksPart of(Assessment assessment, int sections) {
    List<TaskVerdict> tasks = assessment.tasks();
    int shown = Math.min(MOST, tasks.size());
    List<Row> rows =
        IntStream.range(0, shown)
            .mapToObj(i -> row(tasks.get(i), i < sections ? "#" + TaskPart.id(i) : ""))
            .toList();
    return new TasksPart(rows, leftOut(tasks.subList(shown, tasks.size())));
  }

  private static String leftOut(List<TaskVerdict> others) {
    if (others.isEmpty()) {
      return "";
    }
    long calls = others.stream().mapToLong(TaskVerdict::calls).sum();
    double local = others.stream().mapToDouble(task -> task.localShare() * task.calls()).sum();
    return "The first %s are shown. %s more with %s are counted above but not shown; %s of their calls could be local."
        .formatted(
            Figures.count(MOST),
            Figures.count(others.size()),
            Figures.count(calls, "call"),
            calls == 0 ? "none" : Shares.whole(local / calls));
  }

  private static Row row(TaskVerdict task, String link) {
    boolean local = Standing.of(task) == Standing.CERTIFIED;
    return new Row(
        link,
        Texts.name(task.name()),
        task.versionOf().map(Texts::name).orElse(""),
        Standing.of(task),
        Figures.count(task.calls()),
        fields(task),
        teachers(task),
        local ? Figures.unbroken(Percent.rounded(task.localShare())) : "none",
        local ? Long.toString(Math.round(100 * task.localShare())) : "0",
        task.bound()
            .filter(bound -> local)
            .map(Percent::atMost)
            .map(Figures::unbroken)
            .orElse(Figures.NONE),
        Speed.local(task),
        Speed.recorded(task),
        task.moneyToday().map(Money::of).orElse("unknown"),
        task.moneyAfter().map(Money::of).orElse("unknown"),
        Figures.unbroken(local ? "nothing" : missing(task)));
  }

  private static String missing(TaskVerdict task) {
    return task.moreCalls()
        .map(more -> "about %s".formatted(Figures.count(more, "more call")))
        .orElseGet(() -> Texts.shown(Standing.reason(task), LONGEST_REASON));
  }

  static String fields(TaskVerdict task) {
    return task.schema()
        .map(
            schema ->
                schema.fields().stream()
                        .limit(MOST_FIELDS)
                        .map(field -> Texts.name(field.name()) + " (" + kind(field) + ")")
                        .collect(Collectors.joining(", "))
                    + more(schema.fields().size(), MOST_FIELDS))
        .orElse(Figures.NONE);
  }

  private static String kind(Field field) {
    return field instanceof Field.Category category
        ? Figures.count(category.values().size(), "value")
        : field.kind();
  }

  static String teachers(TaskVerdict task) {
    return task.teachers().isEmpty()
        ? "not recorded"
        : task.teachers().stream()
                .limit(MOST_TEACHERS)
                .map(Texts::name)
                .collect(Collectors.joining(", "))
            + more(task.teachers().size(), MOST_TEACHERS);
  }

  private static String more(int all, int shown) {
    return all > shown ? " and %s more".formatted(Figures.count(all - shown)) : "";
  }
}
