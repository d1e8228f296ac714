package dev.bantam.loop;

import java.util.Map;

/**
 * What holds for all tasks.
 *
 * @param defaults for tasks of which nothing else is said
 * @param tasks for some tasks, by id or by name
 * @param shared whether calls of all tenants are learned from together
 * @param seed of everything random but the coin
 */
public record LoopSettings(
    TaskSettings defaults, Map<String, TaskSettings> tasks, boolean shared, long seed) {

  /** How many tasks there may be: whoever makes prompts without end shall not make tasks. */
  public static final int MOST_TASKS = 500;

  /** A map that nobody can change. */
  public LoopSettings {
    tasks = Map.copyOf(tasks);
  }

  /** What holds where nothing is said. */
  public static LoopSettings of(TaskSettings defaults) {
    return new LoopSettings(defaults, Map.of(), false, 1);
  }

  TaskSettings of(TaskRecord task) {
    TaskSettings byName = tasks.getOrDefault(task.name(), defaults);
    return tasks.getOrDefault(task.task().id(), byName);
  }
}
