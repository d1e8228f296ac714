package dev.bantam.assess;

import dev.bantam.core.Trace;
import dev.bantam.economy.Bill;
import dev.bantam.economy.Consumption;
import dev.bantam.economy.MonthlyCosts;
import dev.bantam.economy.RecordedCalls;
import dev.bantam.economy.TaskSpend;
import dev.bantam.economy.Volume;
import dev.bantam.learn.Progress;
import dev.bantam.observe.task.Assignment;
import dev.bantam.observe.task.Recogniser;
import dev.bantam.observe.task.Task;
import dev.bantam.observe.task.TaskCensus;
import dev.bantam.observe.task.TaskFinder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what of recorded calls could be local. The files are read three times: to find the tasks, to
 * count what belongs to each, and to gather the rows of those that can be learned; so memory does
 * not grow with the number of calls beyond what is learned from.
 */
public final class Assessor {

  /** A row's vector takes about this many bytes for each of its characters while it is learned. */
  private static final long BYTES_PER_CHARACTER = 64;

  private static final String NO_TASK = " calls of no task";

  private final AssessOptions options;

  /** An assessor with these options. */
  public Assessor(AssessOptions options) {
    this.options = options;
  }

  /**
   * Assesses files of recorded calls.
   *
   * @param explanation is told of every call where it belongs
   * @throws AssessException when a file cannot be read or is of no known kind
   */
  public Assessment assess(List<Path> paths, Explanation explanation, Progress progress) {
    RecordedFiles files = new RecordedFiles(paths);
    TaskFinder finder = new TaskFinder();
    files.read(finder::add, share -> progress.at("finding tasks", share));
    Recogniser recogniser = finder.recogniser();

    TaskCensus census = new TaskCensus(recogniser);
    Map<String, TaskTally> tallies = new HashMap<>();
    TaskTally noTask = new TaskTally(options.seed());
    RecordedCalls[] recorded = {RecordedCalls.NONE};
    RecordedFiles.Reading reading =
        files.read(
            trace -> count(trace, census.add(trace), tallies, noTask, recorded),
            share -> progress.at("counting", share));

    List<Task> tasks = census.tasks();
    Map<String, TaskRows> rows = gather(files, recogniser, tasks, tallies, explanation, progress);
    List<TaskResult> results = new ArrayList<>();
    TaskLearner learner = new TaskLearner(options);
    for (Task task : tasks) {
      progress.at("learning " + task.name(), (double) results.size() / tasks.size());
      results.add(learner.learn(task, Optional.ofNullable(rows.remove(task.id()))));
    }
    return assessment(reading, results, census, tallies, noTask, recorded[0]);
  }

  private void count(
      Trace trace,
      Assignment assignment,
      Map<String, TaskTally> tallies,
      TaskTally noTask,
      RecordedCalls[] recorded) {
    switch (assignment) {
      case Assignment.OfTask task when !task.retry() -> {
        tallies
            .computeIfAbsent(task.task(), id -> new TaskTally(options.seed()))
            .add(trace, task.input());
        recorded[0] = recorded[0].plus(trace.time());
      }
      case Assignment.OfTask retry -> {}
      case Assignment.OfNone none -> {
        noTask.add(trace, "");
        recorded[0] = recorded[0].plus(trace.time());
      }
    }
  }

  private Map<String, TaskRows> gather(
      RecordedFiles files,
      Recogniser recogniser,
      List<Task> tasks,
      Map<String, TaskTally> tallies,
      Explanation explanation,
      Progress progress) {
    Map<String, TaskRows> rows = new LinkedHashMap<>();
    long heap = Runtime.getRuntime().maxMemory();
    for (Task task : tasks) {
      if (Shape.of(task) instanceof Shape.Learnable learnable) {
        long most = Math.min(heap / BYTES_PER_CHARACTER, heap / 8 / Math.max(1, tasks.size()));
        TaskTally tally = tallies.get(task.id());
        rows.put(
            task.id(),
            new TaskRows(
                task,
                learnable.schema(),
                tally != null && tally.timed(),
                Math.max(1_000_000, most),
                options.seed()));
      }
    }
    TaskCensus again = new TaskCensus(recogniser);
    long[] number = new long[1];
    files.read(
        trace -> {
          number[0]++;
          Assignment assignment = again.add(trace);
          explanation.of(trace, assignment);
          if (assignment instanceof Assignment.OfTask of && !of.retry()) {
            Optional.ofNullable(rows.get(of.task()))
                .ifPresent(task -> task.add(trace, of.input(), number[0]));
          }
        },
        share -> progress.at("gathering", share));
    return rows;
  }

  private Assessment assessment(
      RecordedFiles.Reading reading,
      List<TaskResult> results,
      TaskCensus census,
      Map<String, TaskTally> tallies,
      TaskTally noTask,
      RecordedCalls recorded) {
    long calls = results.stream().mapToLong(result -> result.task().calls()).sum();
    List<Assessment.Unassigned> unassigned = new ArrayList<>();
    for (Map.Entry<String, Long> reason : census.reasons().entrySet()) {
      unassigned.add(new Assessment.Unassigned(reason.getKey(), reason.getValue()));
      calls += reason.getValue();
    }
    unassigned.sort(Comparator.comparingLong(Assessment.Unassigned::calls).reversed());
    MonthlyCosts costs = costs(results, tallies, noTask, recorded);
    List<TaskVerdict> verdicts = new ArrayList<>();
    for (TaskResult result : results) {
      verdicts.add(result.verdict(tally(tallies, result.task()), costs));
    }
    verdicts.sort(
        Comparator.comparing((TaskVerdict verdict) -> verdict.moneyToday().orElse(BigDecimal.ZERO))
            .thenComparingLong(TaskVerdict::calls)
            .reversed());
    return new Assessment(
        reading.formats(),
        calls,
        reading.skipped(),
        reading.problems(),
        unassigned,
        verdicts,
        recorded.span().map(RecordedCalls.Span::first),
        recorded.span().map(RecordedCalls.Span::last),
        options.alpha(),
        costs.assumptions());
  }

  /** A task without a counted call has counted nothing. */
  private TaskTally tally(Map<String, TaskTally> tallies, Task task) {
    return tallies.getOrDefault(task.id(), new TaskTally(options.seed()));
  }

  private MonthlyCosts costs(
      List<TaskResult> results,
      Map<String, TaskTally> tallies,
      TaskTally noTask,
      RecordedCalls recorded) {
    List<TaskSpend> spends = new ArrayList<>();
    for (TaskResult result : results) {
      Map<String, Consumption> consumed = tally(tallies, result.task()).byModel();
      spends.add(
          new TaskSpend(
              result.task().id(), Bill.of(consumed, options.prices()), result.localShare()));
    }
    spends.add(new TaskSpend(NO_TASK, Bill.of(noTask.byModel(), options.prices()), 0));
    long calls = spends.stream().mapToLong(spend -> spend.bill().calls()).sum();
    Volume volume =
        options.callsPerMonth().isPresent()
            ? Volume.given(options.callsPerMonth().getAsLong(), calls)
            : Volume.extrapolated(recorded);
    return MonthlyCosts.of(spends, volume, options.sampled());
  }
}
