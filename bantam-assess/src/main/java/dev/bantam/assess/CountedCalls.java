package dev.bantam.assess;

import dev.bantam.core.Trace;
import dev.bantam.observe.task.Assignment;
import dev.bantam.observe.task.Recogniser;
import dev.bantam.observe.task.Task;
import dev.bantam.observe.task.TaskCensus;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to be known of all calls before the rows of any task can be gathered. */
final class CountedCalls {

  private final TaskCensus census;
  private final Set<String> untimed = new HashSet<>();
  private final Set<Long> answeredLater = new HashSet<>();

  CountedCalls(Recogniser recogniser) {
    this.census = new TaskCensus(recogniser);
  }

  void add(Trace trace) {
    if (census.add(trace) instanceof Assignment.OfTask of) {
      of.answers().ifPresent(answeredLater::add);
      if (trace.time().isEmpty()) {
        untimed.add(of.task());
      }
    }
  }

  List<Task> tasks() {
    return census.tasks();
  }

  /** How many calls were of no task, by reason. */
  Map<String, Long> reasons() {
    return census.reasons();
  }

  /** Whether every call of the task has a time. */
  boolean timed(Task task) {
    return !untimed.contains(task.id());
  }

  /** Whether the call at this place among all had no answer, and a retry of it has. */
  boolean answeredLater(long place) {
    return answeredLater.contains(place);
  }
}
