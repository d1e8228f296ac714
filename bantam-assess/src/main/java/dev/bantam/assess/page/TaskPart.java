package dev.bantam.assess.page;

import dev.bantam.assess.TaskVerdict;
import dev.bantam.core.Certificate;
import dev.bantam.core.Percent;
import dev.bantam.learn.report.CurvePart;
import dev.bantam.learn.report.Figures;
import java.util.List;
import java.util.Optional;

/**
 * All about one task.
 *
 * @param id the section's name in the page
 * @param verdict the certificate's sentence, or the reason why there is none
 * @param why its calls are one task
 * @param curve coverage against risk, where a specialist was learned
 * @param values how each value fared; none without a certificate
 * @param contradictions the calls to judge
 */
record TaskPart(
    String id,
    String name,
    Standing standing,
    String heading,
    String verdict,
    String why,
    List<TaskFacts.Fact> facts,
    Optional<CurvePart> curve,
    ValuesPart values,
    ContradictionsPart contradictions) {

  TaskPart {
    heading = Figures.unbroken(heading);
    verdict = Figures.unbroken(verdict);
    facts = List.copyOf(facts);
  }

  static String id(int task) {
    return "task-" + (task + 1);
  }

  /**
   * @param place of the task among all
   * @param alpha the risk that was to be certified
   */
  static TaskPart of(int place, TaskVerdict task, double alpha, Texts texts) {
    Optional<Certificate> certificate =
        task.learned().flatMap(learned -> learned.manifest().certificate());
    return new TaskPart(
        id(place),
        Texts.name(task.name()),
        Standing.of(task),
        Standing.of(task) == Standing.CERTIFIED
            ? "Certified: %s of its calls could be local"
                .formatted(Percent.rounded(task.localShare()))
            : switch (Standing.of(task)) {
              case NOT_ELIGIBLE -> "Not eligible: every call goes on to the large model";
              case NOT_LEARNED -> "Not learned: every call goes on to the large model";
              default -> "Not certified: every call goes on to the large model";
            },
        Standing.of(task) == Standing.CERTIFIED
            ? certificate.map(TaskPart::sentence).orElse("")
            : Standing.reason(task) + more(task),
        Texts.shown(texts.explanation(task.why())),
        TaskFacts.of(task),
        task.learned()
            .flatMap(
                learned ->
                    CurvePart.of(
                        learned.manifest(), certificate.map(Certificate::alpha).orElse(alpha))),
        ValuesPart.of(task),
        ContradictionsPart.of(task, texts));
  }

  /** The same without what takes most room. */
  TaskPart brief() {
    return new TaskPart(
        id,
        name,
        standing,
        heading,
        verdict,
        why,
        facts,
        Optional.empty(),
        ValuesPart.NONE,
        ContradictionsPart.NONE);
  }

  /** With the teacher's name made visible, which comes from outside. */
  private static String sentence(Certificate certificate) {
    return Texts.shown(certificate.sentence());
  }

  /** What would help, unless the reason itself says so. */
  private static String more(TaskVerdict task) {
    return task.moreCalls()
        .filter(more -> Standing.of(task) == Standing.NOT_LEARNED)
        .map(
            more -> " About %s would be enough to try.".formatted(Figures.count(more, "more call")))
        .orElse("");
  }
}
