package dev.bantam.gateway.config;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/**
 * What holds for a task.
 *
 * @param alpha the most disagreement with the teacher among local answers, a share
 * @param delta the chance that a certificate is wrong
 * @param promote who lets a certified specialist answer
 * @param sample which share of the calls goes to the teacher whatever happens
 * @param rungs what specialists are made of
 * @param learnAfter from how many labelled calls on the first one is learned; empty: as the loop
 *     finds it worth while
 * @param neverLocal values that are never answered locally, each VALUE or FIELD=VALUE
 * @param pool whose calls are learned from together
 * @param cooldown how long after an alarm nothing is learned
 */
public record TaskConfig(
    double alpha,
    double delta,
    Promote promote,
    SampleConfig sample,
    List<Rung> rungs,
    OptionalInt learnAfter,
    List<String> neverLocal,
    Pool pool,
    Duration cooldown) {

  /** Who lets a certified specialist answer. */
  public enum Promote {
    /** A person. */
    APPROVE,
    /** Nobody has to. */
    AUTO
  }

  /** What specialists are made of. */
  public enum Rung {
    /** N-grams. */
    LEXICAL,
    /** A small transformer. */
    ENCODER
  }

  /** Whose calls are learned from together. */
  public enum Pool {
    /** Each tenant's by themselves. */
    TENANT,
    /** All tenants'. */
    SHARED
  }

  /** Lists that nobody can change. */
  public TaskConfig {
    rungs = List.copyOf(rungs);
    neverLocal = List.copyOf(neverLocal);
  }

  /** What holds without a file. */
  public static final TaskConfig DEFAULT =
      new TaskConfig(
          0.05,
          0.05,
          Promote.APPROVE,
          SampleConfig.always(0.05),
          List.of(Rung.LEXICAL),
          OptionalInt.empty(),
          List.of(),
          Pool.TENANT,
          Duration.ofMinutes(10));
}
