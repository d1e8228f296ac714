package dev.bantam.assess.page;

import dev.bantam.assess.TaskVerdict;
import dev.bantam.core.Usage;
import dev.bantam.learn.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was counted of a task. */
final class TaskFacts {

  private TaskFacts() {}

  /** A name and what it stands for. */
  record Fact(String name, String value) {
    Fact {
      value = Figures.unbroken(value);
    }
  }

  static List<Fact> of(TaskVerdict task) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Calls", Figures.count(task.calls())));
    task.versionOf().ifPresent(of -> facts.add(new Fact("Version of", Texts.name(of))));
    facts.add(new Fact("Answered by", TasksPart.teachers(task)));
    if (task.schema().isPresent()) {
      facts.add(new Fact("Fields", TasksPart.fields(task)));
    }
    facts.add(new Fact("Tokens", tokens(task.usage())));
    facts.add(
        new Fact(
            "Money a month",
            task.moneyToday().isEmpty()
                ? Money.UNKNOWN
                : "%s today, %s after"
                    .formatted(Money.of(task.moneyToday()), Money.of(task.moneyAfter()))));
    facts.add(
        new Fact(
            "An answer takes",
            task.latency()
                    .map(
                        latency ->
                            "%s recorded (median of %s)"
                                .formatted(
                                    Speed.milliseconds(latency.median()),
                                    Figures.count(latency.calls())))
                    .orElse("not recorded")
                + (Speed.microseconds(task).isPresent() ? "; locally " + Speed.local(task) : "")));
    facts.add(new Fact("Repeated inputs", repeats(task)));
    task.learned()
        .flatMap(learned -> Optional.ofNullable(learned.folder().getFileName()))
        .ifPresent(folder -> facts.add(new Fact("Specialist", Texts.name(folder.toString()))));
    return facts;
  }

  private static String tokens(Usage usage) {
    if (usage.equals(Usage.NONE)) {
      return "not recorded";
    }
    return "%s read%s, %s written%s"
        .formatted(
            Figures.count(usage.input()),
            usage.cachedInput() == 0
                ? ""
                : " (%s from the provider's cache)".formatted(Figures.count(usage.cachedInput())),
            Figures.count(usage.output()),
            usage.reasoning() == 0
                ? ""
                : " (%s of them reasoning)".formatted(Figures.count(usage.reasoning())));
  }

  private static String repeats(TaskVerdict task) {
    return task.repeats() == 0
        ? "none"
        : "%s, %s%s"
            .formatted(
                Figures.count(task.repeats(), "call"),
                Shares.whole((double) task.repeats() / Math.max(1, task.calls())),
                task.moneyOfRepeats()
                    .map(money -> "; %s a month".formatted(Money.of(money)))
                    .orElse(""));
  }
}
