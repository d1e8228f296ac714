package dev.bantam.gateway.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Notices what became of tasks, here or in another gateway on the same store: says so in a line
 * each, and has cached answers of a task forgotten that is not what it was.
 */
final class TaskWatch {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway.tasks");

  /** What cached answers hold for. */
  private record Stand(String state, int specialist, String teacher, long revision) {

    static Stand of(TaskStatus task) {
      return new Stand(task.state(), task.specialist(), task.teacher(), task.revision());
    }
  }

  private final TaskBook tasks;
  private final Consumer<String> changed;
  private final Map<String, Stand> seen = new HashMap<>();
  private boolean started;

  /**
   * @param changed told the id of a task that is not what it was
   */
  TaskWatch(TaskBook tasks, Consumer<String> changed) {
    this.tasks = tasks;
    this.changed = changed;
  }

  /** Looks once. By one thread at a time. */
  void look() {
    List<TaskStatus> all = tasks.all();
    for (TaskStatus task : all) {
      Stand now = Stand.of(task);
      Stand before = seen.put(task.id(), now);
      if (started && !now.equals(before)) {
        changed.accept(task.id());
        if (before == null || !before.state().equals(now.state())) {
          LOG.log(
              System.Logger.Level.INFO,
              "task %s (%s) is %s: %s"
                  .formatted(task.name(), task.id(), task.state(), task.reason()));
        }
      }
    }
    started = true;
  }
}
