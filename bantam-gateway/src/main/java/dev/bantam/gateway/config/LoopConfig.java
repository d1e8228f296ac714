package dev.bantam.gateway.config;

import java.time.Duration;
import java.util.Map;

/**
 * What is learned from calls, and how they are answered with it.
 *
 * @param on whether anything is
 * @param deadline how long a teacher may take to answer a sampled call off the client's path; after
 *     that its silence counts as a disagreement
 * @param defaults what holds for tasks of which nothing else is said
 * @param tasks what holds for some tasks, by name or id
 */
public record LoopConfig(
    boolean on, Duration deadline, TaskConfig defaults, Map<String, TaskConfig> tasks) {

  /** A map that nobody can change. */
  public LoopConfig {
    tasks = Map.copyOf(tasks);
  }

  /** What holds without a file. */
  public static final LoopConfig DEFAULT =
      new LoopConfig(true, Duration.ofMinutes(10), TaskConfig.DEFAULT, Map.of());

  /** Nothing is learned. */
  public static final LoopConfig OFF =
      new LoopConfig(false, Duration.ofMinutes(10), TaskConfig.DEFAULT, Map.of());
}
