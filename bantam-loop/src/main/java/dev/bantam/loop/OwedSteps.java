package dev.bantam.loop;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Steps of a task's life that have to be stored and could not be yet. A step may be done again when
 * it failed half-way, and looks itself whether it is still wanted. Used under the course's lock.
 */
final class OwedSteps {

  private static final System.Logger LOG = System.getLogger("dev.bantam.loop");

  private final Deque<Runnable> steps = new ArrayDeque<>();

  /** Does a step now, or later if the store fails. */
  void insist(String task, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "task %s: what became of it is not stored yet and is tried again: %s"
              .formatted(task, e.getMessage()),
          e);
      steps.addLast(step);
    }
  }

  /**
   * Does what is owed, until a step fails once more.
   *
   * @return whether any was done
   */
  boolean pay() {
    boolean paid = false;
    while (!steps.isEmpty()) {
      Runnable step = steps.removeFirst();
      try {
        step.run();
      } catch (RuntimeException e) {
        steps.addFirst(step); // It was said when it failed first.
        break;
      }
      paid = true;
    }
    return paid;
  }
}
