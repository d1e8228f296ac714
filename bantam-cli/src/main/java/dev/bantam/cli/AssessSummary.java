package dev.bantam.cli;

import dev.bantam.assess.Assessment;
import dev.bantam.assess.TaskVerdict;
import dev.bantam.core.Percent;
import dev.bantam.economy.Money;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** What {@code assess} prints for people. */
final class AssessSummary {

  private static final int MOST_TASKS = 40;
  private static final int MOST_REASONS = 6;
  private static final int NAME_WIDTH = 28;

  private final Terminal terminal;
  private final PrintWriter out;
  private final Assessment assessment;
  private final Path page;
  private final boolean redacted;

  AssessSummary(Terminal terminal, Assessment assessment, Path page, boolean redacted) {
    this.terminal = terminal;
    this.out = terminal.out();
    this.assessment = assessment;
    this.page = page;
    this.redacted = redacted;
  }

  void print() {
    headline();
    table();
    cannot();
    others();
    next();
  }

  private void headline() {
    out.println(
        terminal.bold(
            "%,d calls, %d tasks; %s of the calls could be local at %s disagreement"
                .formatted(
                    assessment.calls(),
                    assessment.tasks().size(),
                    Percent.rounded(assessment.localShare()),
                    Percent.of(assessment.alpha()))));
    if (assessment.moneyToday().signum() > 0) {
      paragraph(
          "%s a month today, %s with specialists in front."
              .formatted(Money.of(assessment.moneyToday()), Money.of(assessment.moneyAfter())));
    }
    out.println();
  }

  private void table() {
    out.printf(
        Locale.ROOT,
        "  %-" + NAME_WIDTH + "s %9s %8s %9s %12s %12s%n",
        "task",
        "calls",
        "local",
        "bound",
        "$ a month",
        "after");
    for (TaskVerdict task : assessment.tasks().stream().limit(MOST_TASKS).toList()) {
      out.printf(
          Locale.ROOT,
          "  %-" + NAME_WIDTH + "s %,9d %8s %9s %12s %12s%n",
          shortened(task.name()),
          task.calls(),
          task.localShare() > 0 ? Percent.rounded(task.localShare()) : "-",
          task.bound().map(Percent::atMost).orElse("-"),
          task.moneyToday().map(Money::of).orElse("unknown"),
          task.moneyAfter().map(Money::of).orElse("-"));
    }
    if (assessment.tasks().size() > MOST_TASKS) {
      out.printf("  and %,d more%n", assessment.tasks().size() - MOST_TASKS);
    }
    out.println();
  }

  private void cannot() {
    boolean headed = false;
    for (TaskVerdict task : assessment.tasks().stream().limit(MOST_TASKS).toList()) {
      String why = task.obstacle().or(task::refusal).orElse("");
      if (!why.isEmpty()) {
        if (!headed) {
          out.println(terminal.bold("Not local, because"));
          headed = true;
        }
        paragraph("%s: %s".formatted(task.name(), why));
      }
    }
    if (headed) {
      out.println();
    }
  }

  private void others() {
    if (assessment.unassigned().isEmpty() && assessment.skipped() == 0) {
      return;
    }
    out.println(terminal.bold("Calls of no task"));
    assessment.unassigned().stream()
        .limit(MOST_REASONS)
        .forEach(one -> paragraph("%,d: %s".formatted(one.calls(), one.reason())));
    if (assessment.skipped() > 0) {
      paragraph("%,d lines could not be read".formatted(assessment.skipped()));
      if (!redacted) { // They may quote the lines.
        assessment.problems().stream().limit(3).forEach(this::paragraph);
      }
    }
    out.println();
  }

  private void next() {
    out.println(terminal.bold("Next"));
    paragraph(
        "%s: the same to look at and to mail, with the calls to judge for yourself"
            .formatted(page));
    assessment.tasks().stream()
        .flatMap(task -> task.learned().stream())
        .findFirst()
        .ifPresent(
            learned -> out.printf("  %s inspect %s%n", terminal.command(), learned.folder()));
  }

  private static String shortened(String name) {
    return name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 1) + "\u2026";
  }

  private void paragraph(String text) {
    Paragraph.wrapped(Terminal.harmless(text), terminal.columns() - 2)
        .forEach(line -> out.println("  " + line));
  }
}
