package dev.bantam.loop;

import dev.bantam.observe.task.Task;
import java.util.List;

/**
 * A specialist to be learned.
 *
 * @param task whose
 * @param name the task's name
 * @param specialist its number among the task's specialists
 * @param settings what is to be promised
 * @param teacher the model whose answers are learned
 * @param rows what it is learned from, the oldest first
 * @param seed of everything random
 */
public record LearnJob(
    Task task,
    String name,
    int specialist,
    TaskSettings settings,
    String teacher,
    List<LearnRow> rows,
    long seed) {

  /** A list that nobody can change. */
  public LearnJob {
    rows = List.copyOf(rows);
  }
}
