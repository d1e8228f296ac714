package dev.bantam.assess;

import dev.bantam.core.Schema;
import dev.bantam.core.guarantee.Certification;
import dev.bantam.core.guarantee.Feasibility;
import dev.bantam.learn.LearnException;
import dev.bantam.learn.LearnOptions;
import dev.bantam.learn.Learned;
import dev.bantam.learn.Learner;
import dev.bantam.learn.Progress;
import dev.bantam.learn.data.DataException;
import dev.bantam.observe.task.Task;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Learns the specialist of a task, where its answers allow one. */
final class TaskLearner {

  /** What share of all rows calibrate gets. */
  private static final double CALIBRATE_SHARE = 0.25;

  private final AssessOptions options;

  TaskLearner(AssessOptions options) {
    this.options = options;
  }

  /**
   * @param rows empty when the answers cannot be learned
   */
  TaskResult learn(Task task, Optional<TaskRows> rows) {
    return switch (Shape.of(task)) {
      case Shape.Obstacle obstacle -> without(task, Optional.empty(), obstacle.reason());
      case Shape.Learnable learnable ->
          rows.map(gathered -> learned(task, learnable.schema(), gathered))
              .orElseGet(
                  () ->
                      without(task, Optional.of(learnable.schema()), "none of its calls is left"));
    };
  }

  private TaskResult learned(Task task, Schema schema, TaskRows rows) {
    LearnOptions learning =
        LearnOptions.defaults(task.name())
            .withPromise(options.alpha(), options.delta())
            .withTeacher(task.teachers().keySet().stream().findFirst())
            .withSeed(options.seed());
    try {
      Learned learned =
          new Learner(learning, InstantSource.system())
              .learn(rows.dataset(), options.specialists().resolve(task.name()), Progress.SILENT);
      return new TaskResult(
          task,
          Optional.of(schema),
          Optional.empty(),
          Optional.of(learned),
          Contradictions.of(learned),
          moreCalls(learned));
    } catch (DataException | LearnException e) {
      return without(task, Optional.of(schema), String.valueOf(e.getMessage()));
    }
  }

  private static TaskResult without(Task task, Optional<Schema> schema, String reason) {
    return new TaskResult(
        task, schema, Optional.of(reason), Optional.empty(), List.of(), Optional.empty());
  }

  private static Optional<Long> moreCalls(Learned learned) {
    Optional<Certification> certification = learned.certification();
    if (certification.isEmpty() || certification.get() instanceof Certification.Certified) {
      return Optional.empty();
    }
    double alpha = certification.get().plan().alpha();
    return learned.feasibility().stream()
        .filter(line -> line.alpha() == alpha)
        .map(Feasibility::moreRows)
        .filter(more -> more.isPresent() && more.getAsInt() > 0)
        .map(more -> (long) Math.ceil(more.getAsInt() / CALIBRATE_SHARE))
        .findFirst();
  }
}
