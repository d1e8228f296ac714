package dev.bantam.assess;

import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.Certification;
import dev.bantam.learn.LearnException;
import dev.bantam.learn.LearnOptions;
import dev.bantam.learn.Learned;
import dev.bantam.learn.Learner;
import dev.bantam.learn.Progress;
import dev.bantam.learn.data.DataException;
import dev.bantam.observe.task.AnswerShape;
import dev.bantam.observe.task.Task;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Learns the specialist of a task, where its answers allow one. */
final class TaskLearner {

  private final AssessOptions options;
  private final InstantSource clock;

  /**
   * @param clock dates the certificates
   */
  TaskLearner(AssessOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
  }

  /**
   * @param rows empty when the answers cannot be learned
   * @throws dev.bantam.learn.WriteException when the specialist cannot be written
   */
  TaskResult learn(Task task, Optional<TaskRows> rows) {
    return switch (AnswerShape.of(task)) {
      case AnswerShape.Obstacle obstacle ->
          new TaskResult(
              task,
              Optional.empty(),
              Optional.of(obstacle.reason()),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              Optional.empty());
      case AnswerShape.Learnable learnable ->
          rows.map(gathered -> learned(task, learnable.schema(), gathered))
              .orElseGet(() -> notLearned(task, learnable.schema(), "none of its calls is left"));
    };
  }

  private TaskResult learned(Task task, Schema schema, TaskRows rows) {
    LearnOptions learning =
        LearnOptions.defaults(task.name())
            .withPromise(options.alpha(), options.delta())
            .withTeacher(Optional.of(teacher(task)))
            .withSeed(options.seed());
    try {
      Learned learned =
          new Learner(learning, clock)
              .learn(rows.dataset(), options.specialists().resolve(task.name()), Progress.SILENT);
      Optional<Uncertified> uncertified = uncertified(learned);
      return new TaskResult(
          task,
          Optional.of(schema),
          Optional.empty(),
          uncertified.map(Uncertified::reason),
          Optional.of(learned),
          Contradictions.of(learned, rows.origins()),
          uncertified.flatMap(Uncertified::moreCalls));
    } catch (DataException | LearnException e) {
      return notLearned(task, schema, String.valueOf(e.getMessage()));
    }
  }

  /** The model that answered most often, else the one that was asked. */
  private static String teacher(Task task) {
    return task.teachers().keySet().stream()
        .filter(model -> !model.isBlank())
        .findFirst()
        .orElse(task.model());
  }

  private static Optional<Uncertified> uncertified(Learned learned) {
    return learned
        .certification()
        .flatMap(
            outcome ->
                outcome instanceof Certification.Refused refused
                    ? Optional.of(Uncertified.of(refused, learned))
                    : Optional.empty());
  }

  private static TaskResult notLearned(Task task, Schema schema, String reason) {
    return new TaskResult(
        task,
        Optional.of(schema),
        Optional.empty(),
        Optional.of("no small model could be learned: " + reason),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }
}
