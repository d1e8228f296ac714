package dev.bantam.loop;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What holds for a task.
 *
 * @param alpha the most disagreement with the teacher among local answers, a share
 * @param delta the chance that a certificate is wrong
 * @param automatic whether a certified specialist serves without a person's word
 * @param sample which share of the calls goes to the teacher whatever happens
 * @param encoder whether an encoder rung is tried above the lexical one
 * @param learnAfter from how many labelled calls on the first specialist is learned; empty: {@link
 *     #FIRST_AFTER}
 * @param neverLocal values that are never answered locally, each VALUE or FIELD=VALUE
 * @param cooldown how long after an alarm nothing is learned
 */
public record TaskSettings(
    double alpha,
    double delta,
    boolean automatic,
    SampleSchedule sample,
    boolean encoder,
    OptionalInt learnAfter,
    List<String> neverLocal,
    Duration cooldown) {

  /** With fewer labelled calls hardly any task has a gate that could be certified. */
  public static final int FIRST_AFTER = 400;

  /** After an attempt in vain so many times its calls are waited for. */
  public static final double GROWTH = 1.5;

  /**
   * @throws IllegalArgumentException if alpha is not between 0 and 1/2 or delta not between 0 and 1
   */
  public TaskSettings {
    if (!(alpha > 0 && alpha < 0.5 && delta > 0 && delta < 1)) {
      throw new IllegalArgumentException(
          "alpha lies between 0 and 1/2 and delta between 0 and 1, not at %s and %s"
              .formatted(alpha, delta));
    }
    neverLocal = List.copyOf(neverLocal);
  }

  /** What holds where nothing is said. */
  public static TaskSettings defaults() {
    return new TaskSettings(
        0.05,
        0.05,
        false,
        SampleSchedule.always(0.05),
        false,
        OptionalInt.empty(),
        List.of(),
        Duration.ofMinutes(10));
  }

  /** The same with another promise. */
  public TaskSettings withPromise(double otherAlpha, double otherDelta) {
    return new TaskSettings(
        otherAlpha, otherDelta, automatic, sample, encoder, learnAfter, neverLocal, cooldown);
  }

  /** The same without a person who promotes. */
  public TaskSettings promotedAutomatically() {
    return new TaskSettings(alpha, delta, true, sample, encoder, learnAfter, neverLocal, cooldown);
  }

  /** The same with an encoder rung above the lexical one, where that pays. */
  public TaskSettings withEncoder() {
    return new TaskSettings(
        alpha, delta, automatic, sample, true, learnAfter, neverLocal, cooldown);
  }

  /** The same with another schedule of the coin. */
  public TaskSettings withSample(SampleSchedule other) {
    return new TaskSettings(
        alpha, delta, automatic, other, encoder, learnAfter, neverLocal, cooldown);
  }

  /** The same with the first specialist after so many labelled calls. */
  public TaskSettings withLearnAfter(int calls) {
    return new TaskSettings(
        alpha, delta, automatic, sample, encoder, OptionalInt.of(calls), neverLocal, cooldown);
  }

  /** The same with values that are never answered locally. */
  public TaskSettings withNeverLocal(List<String> values) {
    return new TaskSettings(alpha, delta, automatic, sample, encoder, learnAfter, values, cooldown);
  }

  /** The same with another cooldown. */
  public TaskSettings withCooldown(Duration other) {
    return new TaskSettings(
        alpha, delta, automatic, sample, encoder, learnAfter, neverLocal, other);
  }

  int firstAfter() {
    return learnAfter.orElse(FIRST_AFTER);
  }
}
