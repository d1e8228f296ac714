package dev.bantam.learn;

import dev.bantam.core.Reference;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.lexical.LexicalSettings;
import dev.bantam.learn.tune.TuningSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a specialist is learned and what is to be proven about it.
 *
 * @param task the task's name
 * @param alpha the risk to certify, as a share
 * @param delta the chance that the certificate may be wrong
 * @param certify false learns from every row and keeps the gates closed
 * @param neverLocal values that are never answered locally: {@code value}, or {@code field=value}
 * @param teacher the model that gave the answers; empty when people did
 * @param seed of everything random
 * @param validity how long a certificate may be trusted without audits
 * @param lexical how the lexical rung is trained
 * @param encoders base models to try above the lexical rung, the cheapest first; those that do not
 *     pay on tune are dropped
 * @param budget what the ladder may cost where it serves
 * @param tuning how encoders are trained
 * @param students how students of trained encoders are distilled
 */
public record LearnOptions(
    String task,
    double alpha,
    double delta,
    boolean certify,
    List<String> neverLocal,
    Optional<String> teacher,
    long seed,
    Duration validity,
    LexicalSettings lexical,
    List<BaseModelFiles> encoders,
    Budget budget,
    TuningSettings tuning,
    TuningSettings students) {

  /** Half a year. */
  public static final Duration VALIDITY = Duration.ofDays(180);

  /**
   * @throws LearnException when alpha or delta promise everything or nothing
   */
  public LearnOptions {
    neverLocal = List.copyOf(neverLocal);
    encoders = List.copyOf(encoders);
    level("alpha", alpha);
    level("delta", delta);
  }

  /** At most 5 % disagreement with 95 % confidence. */
  public static LearnOptions defaults(String task) {
    return new LearnOptions(
        task,
        0.05,
        0.05,
        true,
        List.of(),
        Optional.empty(),
        1,
        VALIDITY,
        LexicalSettings.defaults(),
        List.of(),
        Budget.NONE,
        TuningSettings.defaults(),
        TuningSettings.students());
  }

  /** The same with another promise. */
  public LearnOptions withPromise(double otherAlpha, double otherDelta) {
    return new LearnOptions(
        task,
        otherAlpha,
        otherDelta,
        certify,
        neverLocal,
        teacher,
        seed,
        validity,
        lexical,
        encoders,
        budget,
        tuning,
        students);
  }

  /** The same without a certificate, from every row. */
  public LearnOptions withoutCertificate() {
    return new LearnOptions(
        task,
        alpha,
        delta,
        false,
        neverLocal,
        teacher,
        seed,
        validity,
        lexical,
        encoders,
        budget,
        tuning,
        students);
  }

  /** The same with values that are never answered locally. */
  public LearnOptions withNeverLocal(List<String> values) {
    return new LearnOptions(
        task, alpha, delta, certify, values, teacher, seed, validity, lexical, encoders, budget,
        tuning, students);
  }

  /** The same with a model as the reference. */
  public LearnOptions withTeacher(Optional<String> model) {
    return new LearnOptions(
        task,
        alpha,
        delta,
        certify,
        neverLocal,
        model,
        seed,
        validity,
        lexical,
        encoders,
        budget,
        tuning,
        students);
  }

  /** The same with another seed. */
  public LearnOptions withSeed(long other) {
    return new LearnOptions(
        task,
        alpha,
        delta,
        certify,
        neverLocal,
        teacher,
        other,
        validity,
        lexical,
        encoders,
        budget,
        tuning,
        students);
  }

  /** The same with base models for an encoder rung. */
  public LearnOptions withEncoders(List<BaseModelFiles> models) {
    return new LearnOptions(
        task,
        alpha,
        delta,
        certify,
        neverLocal,
        teacher,
        seed,
        validity,
        lexical,
        models,
        budget,
        tuning,
        students);
  }

  /** The same with limits. */
  public LearnOptions withBudget(Budget other) {
    return new LearnOptions(
        task,
        alpha,
        delta,
        certify,
        neverLocal,
        teacher,
        seed,
        validity,
        lexical,
        encoders,
        other,
        tuning,
        students);
  }

  /** The same with encoders that are trained in another way. */
  public LearnOptions withTuning(TuningSettings other) {
    return new LearnOptions(
        task,
        alpha,
        delta,
        certify,
        neverLocal,
        teacher,
        seed,
        validity,
        lexical,
        encoders,
        budget,
        other,
        students);
  }

  /** The same with students that are distilled in another way. */
  public LearnOptions withStudents(TuningSettings other) {
    return new LearnOptions(
        task,
        alpha,
        delta,
        certify,
        neverLocal,
        teacher,
        seed,
        validity,
        lexical,
        encoders,
        budget,
        tuning,
        other);
  }

  Reference reference() {
    return teacher.isPresent() ? Reference.TEACHER : Reference.PEOPLE;
  }

  private static void level(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new LearnException(
          "%s is a share strictly between 0 and 1, such as 0.05, and not %s"
              .formatted(name, value));
    }
  }
}
