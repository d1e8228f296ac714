package dev.bantam.loop;

import dev.bantam.core.Certificate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A task as people see it.
 *
 * @param record what is kept of it
 * @param reason why it is in its phase, in a sentence
 * @param warnings what a person should look at before promoting it, in sentences
 * @param calls how many calls it had
 * @param localShare the share of its last calls that was answered locally
 * @param certificate of the specialist that serves or waits to be promoted
 * @param waiting a specialist that waits to be promoted while another one serves
 * @param audits of the specialist that serves
 */
public record TaskView(
    TaskRecord record,
    String reason,
    List<String> warnings,
    long calls,
    OptionalDouble localShare,
    Optional<Certificate> certificate,
    Optional<Waiting> waiting,
    Optional<Audits> audits) {

  /** A list that nobody can change. */
  public TaskView {
    warnings = List.copyOf(warnings);
  }

  /**
   * A certified specialist that waits to be promoted while another one serves.
   *
   * @param specialist its number
   * @param certificate of it
   */
  public record Waiting(int specialist, Optional<Certificate> certificate) {}

  /**
   * Local answers that the teacher was asked about.
   *
   * @param count how many
   * @param disagreements in how many it said something else
   * @param bound the running upper bound of the disagreement
   * @param teacherDisagreement how often the teacher disagrees with itself on repeats
   */
  public record Audits(
      long count, long disagreements, double bound, OptionalDouble teacherDisagreement) {}
}
