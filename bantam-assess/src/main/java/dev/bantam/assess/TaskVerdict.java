package dev.bantam.assess;

import dev.bantam.core.Schema;
import dev.bantam.core.Usage;
import dev.bantam.specialist.Manifest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about one task.
 *
 * @param id stable as long as the prompt is
 * @param name for people and folders, unique in an assessment
 * @param versionOf the task whose prompt was edited into this one
 * @param calls how many there are, retries counted once
 * @param why these calls are one task, in a sentence
 * @param obstacle why a specialist cannot take it over at all; empty when it is eligible
 * @param refusal why none of its calls can be local although it is eligible: it could not be
 *     learned or not be certified; empty when some can
 * @param teachers the models that answered, most frequent first
 * @param schema the shape of its answers, when it is eligible
 * @param learned the specialist; empty when none was learned
 * @param usage the tokens of all its calls
 * @param latency of the calls that recorded one
 * @param repeats calls whose input an earlier call of the task had already had: what an exact cache
 *     would save
 * @param moneyOfRepeats USD a month for those; empty when a price is unknown
 * @param moneyToday USD a month as things are; empty when a price is unknown
 * @param moneyAfter USD a month with the specialist in front and audits paid
 * @param moreCalls about how many more calls would let it be certified; empty when that is unknown
 *     or none are needed
 * @param contradictions the calls where the specialist is surest against the teacher
 */
public record TaskVerdict(
    String id,
    String name,
    Optional<String> versionOf,
    long calls,
    String why,
    Optional<String> obstacle,
    Optional<String> refusal,
    List<String> teachers,
    Optional<Schema> schema,
    Optional<LearnedTask> learned,
    Usage usage,
    Optional<Latency> latency,
    long repeats,
    Optional<BigDecimal> moneyOfRepeats,
    Optional<BigDecimal> moneyToday,
    Optional<BigDecimal> moneyAfter,
    Optional<Long> moreCalls,
    List<Contradiction> contradictions) {

  /** A value whose lists nobody can change. */
  public TaskVerdict {
    teachers = List.copyOf(teachers);
    contradictions = List.copyOf(contradictions);
  }

  /**
   * The specialist of a task.
   *
   * @param folder where it is
   * @param manifest what it says of itself
   */
  public record LearnedTask(Path folder, Manifest manifest) {}

  /** Whether a specialist could take it over if it agreed often enough. */
  public boolean eligible() {
    return obstacle.isEmpty();
  }

  /** The share of its calls that could be answered locally, in [0,1]. */
  public double localShare() {
    return learned
        .flatMap(task -> task.manifest().certificate())
        .map(certificate -> certificate.coverage())
        .orElse(0.0);
  }

  /** The upper bound on their disagreement, descriptive. */
  public Optional<Double> bound() {
    return learned
        .flatMap(task -> task.manifest().certificate())
        .map(certificate -> certificate.bound());
  }
}
