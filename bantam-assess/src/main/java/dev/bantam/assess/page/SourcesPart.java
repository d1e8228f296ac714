package dev.bantam.assess.page;

import dev.bantam.assess.Assessment;
import dev.bantam.assess.Assessment.Unassigned;
import dev.bantam.learn.report.Figures;
import dev.bantam.learn.report.Shortened;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What was read, and what of it is in no task.
 *
 * @param period when the calls were made
 * @param files what was read
 * @param unassigned calls of no task, by reason
 * @param unassignedMoney what those cost, in a sentence; empty when that is not known
 * @param skipped how many lines could not be read
 * @param problems the first of those
 * @param assumptions behind the money
 */
record SourcesPart(
    String period,
    List<String> files,
    List<Line> unassigned,
    String unassignedMoney,
    String skipped,
    List<String> problems,
    List<String> assumptions) {

  private static final int MOST = 20;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  SourcesPart {
    files = List.copyOf(files);
    unassigned = List.copyOf(unassigned);
    problems = List.copyOf(problems);
    assumptions = List.copyOf(assumptions);
  }

  /** Calls of no task for one reason. */
  record Line(String reason, String calls) {}

  static SourcesPart of(Assessment assessment, Texts texts) {
    return new SourcesPart(
        period(assessment),
        capped(assessment.files()),
        unassigned(assessment.unassigned()),
        assessment
            .unassignedMoney()
            .map(money -> "They cost %s a month, today and after.".formatted(Money.of(money)))
            .orElse(""),
        skipped(assessment.skipped()),
        texts.redacted() && !assessment.problems().isEmpty()
            ? List.of("What was wrong with them is hidden: it may quote them.")
            : capped(assessment.problems()),
        capped(assessment.assumptions()));
  }

  private static String period(Assessment assessment) {
    return assessment
        .from()
        .flatMap(from -> assessment.to().map(to -> period(from, to)))
        .orElse("When they were made was not recorded.");
  }

  private static String period(Instant from, Instant to) {
    return "They were made between %s and %s.".formatted(MINUTE.format(from), MINUTE.format(to));
  }

  private static String skipped(long lines) {
    return lines == 0
        ? "Every line could be read."
        : "%s could not be read and %s skipped."
            .formatted(Figures.count(lines, "line"), lines == 1 ? "was" : "were");
  }

  private static List<Line> unassigned(List<Unassigned> reasons) {
    Shortened<Unassigned> shown =
        Shortened.of(reasons, MOST, part -> (int) Math.min(Integer.MAX_VALUE, part.calls()));
    List<Line> lines =
        shown.kept().stream()
            .map(part -> new Line(Texts.shown(part.reason()), Figures.count(part.calls())))
            .toList();
    if (shown.leftOut() == 0) {
      return lines;
    }
    long others =
        reasons.stream().mapToLong(Unassigned::calls).sum()
            - shown.kept().stream().mapToLong(Unassigned::calls).sum();
    return Stream.concat(
            lines.stream(),
            Stream.of(
                new Line(Figures.count(shown.leftOut(), "other reason"), Figures.count(others))))
        .toList();
  }

  private static List<String> capped(List<String> texts) {
    List<String> shown =
        texts.stream().limit(MOST).map(Texts::shown).map(Figures::unbroken).toList();
    return texts.size() <= MOST
        ? shown
        : Stream.concat(
                shown.stream(),
                Stream.of("And %s more.".formatted(Figures.count(texts.size() - MOST))))
            .toList();
  }
}
