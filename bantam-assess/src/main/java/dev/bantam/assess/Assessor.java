package dev.bantam.assess;

import dev.bantam.economy.RecordedCalls;
import dev.bantam.learn.Progress;
import dev.bantam.observe.task.Recogniser;
import dev.bantam.observe.task.Task;
import dev.bantam.observe.task.TaskFinder;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Says what of recorded calls could be local. The files are read three times: to find the tasks, to
 * count what belongs to each, and to gather the rows of those that can be learned; so memory does
 * not grow with the number of calls beyond what is learned from.
 */
public final class Assessor {

  private static final String NO_TASK = " calls of no task";

  private final AssessOptions options;
  private final InstantSource clock;

  /** An assessor with these options. */
  public Assessor(AssessOptions options) {
    this(options, InstantSource.system());
  }

  /**
   * @param clock dates the assessment and its certificates
   */
  public Assessor(AssessOptions options, InstantSource clock) {
    this.options = options;
    this.clock = clock;
  }

  /**
   * Assesses files of recorded calls.
   *
   * @param explanation is told of every call where it belongs
   * @throws AssessException when a file cannot be read or is of no known kind
   */
  public Assessment assess(List<Path> paths, Explanation explanation, Progress progress) {
    RecordedFiles files = RecordedFiles.of(paths);
    TaskFinder finder = new TaskFinder();
    files.read(finder::add, share -> progress.at("finding tasks", share));
    Recogniser recogniser = finder.recogniser();

    CountedCalls counted = new CountedCalls(recogniser);
    RecordedFiles.Reading reading =
        files.read(counted::add, share -> progress.at("counting", share));
    Gathering gathering = new Gathering(counted, recogniser, explanation, options.seed());
    files.read(gathering::add, share -> progress.at("gathering", share));

    List<Task> tasks = counted.tasks();
    List<TaskResult> results = new ArrayList<>();
    TaskLearner learner = new TaskLearner(options, clock);
    for (Task task : tasks) {
      progress.at("learning " + task.name(), (double) results.size() / tasks.size());
      results.add(learner.learn(task, gathering.takeRows(task)));
    }
    return assessment(reading, results, counted, gathering);
  }

  private Assessment assessment(
      RecordedFiles.Reading reading,
      List<TaskResult> results,
      CountedCalls counted,
      Gathering gathering) {
    long calls = results.stream().mapToLong(result -> result.task().calls()).sum();
    List<Assessment.Unassigned> unassigned = new ArrayList<>();
    for (Map.Entry<String, Long> reason : counted.reasons().entrySet()) {
      unassigned.add(new Assessment.Unassigned(reason.getKey(), reason.getValue()));
      calls += reason.getValue();
    }
    unassigned.sort(Comparator.comparingLong(Assessment.Unassigned::calls).reversed());
    MoneyTable money = new MoneyTable(options.prices());
    results.forEach(
        result ->
            money.add(result.task().id(), gathering.tally(result.task()), result.localShare()));
    money.add(NO_TASK, gathering.noTask(), 0);
    RecordedCalls recorded = gathering.recorded();
    MoneyTable.Month month = money.month(options.callsPerMonth(), recorded, options.sampled());
    List<TaskVerdict> verdicts = new ArrayList<>();
    for (TaskResult result : results) {
      verdicts.add(result.verdict(gathering.tally(result.task()), month.of(result.task().id())));
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
        month.of(NO_TASK).today(),
        verdicts,
        recorded.span().map(RecordedCalls.Span::first),
        recorded.span().map(RecordedCalls.Span::last),
        options.alpha(),
        options.delta(),
        clock.instant().truncatedTo(ChronoUnit.SECONDS),
        month.assumptions());
  }
}
