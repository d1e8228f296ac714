package dev.bantam.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that is shown at one moment.
 *
 * @param elapsed since the beginning
 * @param figures what the calls came to
 * @param task the task, once it is found
 * @param alpha the share of local answers that may differ
 * @param shares the share of local answers, stretch by stretch
 * @param said what was said so far, the oldest first
 */
record View(
    Duration elapsed,
    Figures.Now figures,
    Optional<TaskSeen> task,
    double alpha,
    List<Double> shares,
    List<Remark> said) {

  /**
   * A remark.
   *
   * @param at when
   * @param text in plain words
   * @param news whether something turned
   */
  record Remark(Duration at, String text, boolean news) {}

  /** Lists that nobody can change. */
  View {
    shares = List.copyOf(shares);
    said = List.copyOf(said);
  }
}
