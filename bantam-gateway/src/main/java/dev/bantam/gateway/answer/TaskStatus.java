package dev.bantam.gateway.answer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A task as people see it.
 *
 * @param id twelve hexadecimal digits
 * @param name what people call it
 * @param tenant whose calls they are; empty if nobody's alone
 * @param model the model that is asked for
 * @param teacher the model that answers; empty until one did
 * @param state where it stands, in a word in small letters
 * @param reason why, in a sentence
 * @param warnings what a person should look at before promoting it, in sentences
 * @param since when that began
 * @param calls how many calls it had
 * @param localShare the share of them that was answered locally, lately; empty while that is not
 *     known
 * @param specialist the number of the specialist that answers; 0 when none does
 * @param certificate what proves the specialist that serves or waits to be promoted
 * @param waiting a specialist that waits to be promoted while another one serves
 * @param audits of the specialist that serves
 * @param revision how often anything was changed about it, corrections included
 */
public record TaskStatus(
    String id,
    String name,
    String tenant,
    String model,
    String teacher,
    String state,
    String reason,
    List<String> warnings,
    Instant since,
    long calls,
    OptionalDouble localShare,
    int specialist,
    Optional<Proof> certificate,
    Optional<Waiting> waiting,
    Optional<Audits> audits,
    long revision) {

  /** A list that nobody can change. */
  public TaskStatus {
    warnings = List.copyOf(warnings);
  }

  /**
   * A certificate.
   *
   * @param alpha the most disagreement that is promised
   * @param delta the chance that the promise is wrong
   * @param rows on how many calls it was tested
   * @param accepted how many of them would have been answered locally
   * @param disagreements in how many of those the teacher said something else
   * @param bound the upper end of what the disagreement may be
   */
  public record Proof(
      double alpha, double delta, int rows, int accepted, int disagreements, double bound) {}

  /**
   * A certified specialist that waits to be promoted while another one serves.
   *
   * @param specialist its number
   * @param certificate what proves it
   */
  public record Waiting(int specialist, Optional<Proof> certificate) {}

  /**
   * Local answers that the teacher was asked about.
   *
   * @param count how many
   * @param disagreements how often it said something else
   * @param bound the running upper end of what the disagreement may be
   * @param teacherDisagreement how often the teacher says something else when it is asked twice;
   *     empty while that is not known
   */
  public record Audits(
      long count, long disagreements, double bound, OptionalDouble teacherDisagreement) {}
}
