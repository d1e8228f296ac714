package dev.bantam.assess;

import dev.bantam.core.Trace;
import dev.bantam.economy.RecordedCalls;
import dev.bantam.observe.task.AnswerShape;
import dev.bantam.observe.task.Assignment;
import dev.bantam.observe.task.Recogniser;
import dev.bantam.observe.task.Task;
import dev.bantam.observe.task.TaskCensus;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers, call by call, what each task took and the rows that it is learned from. A call that was
 * sent again counts once, with the answer that it got in the end.
 */
final class Gathering {

  /** A row's vector takes about this many bytes for each of its characters while it is learned. */
  private static final long BYTES_PER_CHARACTER = 64;

  private static final long LEAST_CHARACTERS = 1_000_000;

  private final CountedCalls counted;
  private final TaskCensus census;
  private final Explanation explanation;
  private final long seed;
  private final Map<String, TaskTally> tallies = new HashMap<>();
  private final Map<String, TaskRows> rows = new LinkedHashMap<>();
  private final TaskTally noTask;
  private RecordedCalls recorded = RecordedCalls.NONE;
  private long place;

  Gathering(CountedCalls counted, Recogniser recogniser, Explanation explanation, long seed) {
    this.counted = counted;
    this.census = new TaskCensus(recogniser);
    this.explanation = explanation;
    this.seed = seed;
    this.noTask = new TaskTally(seed);
    prepareRows();
  }

  private void prepareRows() {
    long heap = Runtime.getRuntime().maxMemory();
    int tasks = counted.tasks().size();
    long most = Math.min(heap / BYTES_PER_CHARACTER, heap / 8 / Math.max(1, tasks));
    for (Task task : counted.tasks()) {
      if (AnswerShape.of(task) instanceof AnswerShape.Learnable learnable) {
        rows.put(
            task.id(),
            new TaskRows(
                task,
                learnable.schema(),
                counted.timed(task),
                Math.max(LEAST_CHARACTERS, most),
                seed));
      }
    }
  }

  void add(Trace trace) {
    place++;
    Assignment assignment = census.add(trace);
    explanation.of(trace, assignment);
    switch (assignment) {
      case Assignment.OfTask of -> {
        boolean counts = of.retry() ? of.answers().isPresent() : !counted.answeredLater(place);
        if (counts) {
          tallies.computeIfAbsent(of.task(), id -> new TaskTally(seed)).add(trace, of.input());
          recorded = recorded.plus(trace.time());
          Optional.ofNullable(rows.get(of.task())).ifPresent(task -> task.add(trace, of.input()));
        }
      }
      case Assignment.OfNone none -> {
        noTask.add(trace, "");
        recorded = recorded.plus(trace.time());
      }
    }
  }

  /** What the task's calls took; nothing where none was counted. */
  TaskTally tally(Task task) {
    return tallies.getOrDefault(task.id(), new TaskTally(seed));
  }

  /** What calls of no task took. */
  TaskTally noTask() {
    return noTask;
  }

  /** When the calls were made. */
  RecordedCalls recorded() {
    return recorded;
  }

  /** Hands over the rows of a task that can be learned, which are kept here no longer. */
  Optional<TaskRows> takeRows(Task task) {
    return Optional.ofNullable(rows.remove(task.id()));
  }
}
