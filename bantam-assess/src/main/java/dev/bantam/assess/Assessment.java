package dev.bantam.assess;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What recorded calls could be local.
 *
 * @param files what was read, each with the format that was recognised
 * @param calls how many calls were read, retries counted once
 * @param skipped lines that could not be read
 * @param problems the first of those, in words
 * @param unassigned calls of no task, with the reasons counted in words
 * @param tasks the verdicts, dearest first, then by calls
 * @param from the time of the first call, if times were recorded
 * @param to the time of the last
 * @param alpha the risk that was to be certified
 * @param assumptions behind the money, in sentences
 */
public record Assessment(
    List<String> files,
    long calls,
    long skipped,
    List<String> problems,
    List<Unassigned> unassigned,
    List<TaskVerdict> tasks,
    Optional<Instant> from,
    Optional<Instant> to,
    double alpha,
    List<String> assumptions) {

  /** A value whose lists nobody can change. */
  public Assessment {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    unassigned = List.copyOf(unassigned);
    tasks = List.copyOf(tasks);
    assumptions = List.copyOf(assumptions);
  }

  /** Calls that belong to no task, for one reason. */
  public record Unassigned(String reason, long calls) {}

  /** The share of all calls that could be answered locally, in [0,1]. */
  public double localShare() {
    double local = 0;
    for (TaskVerdict task : tasks) {
      local += task.localShare() * task.calls();
    }
    return calls == 0 ? 0 : local / calls;
  }

  /** USD a month as things are, of the tasks whose prices are known. */
  public BigDecimal moneyToday() {
    return tasks.stream()
        .flatMap(task -> task.moneyToday().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** USD a month with the specialists in front, of the same tasks. */
  public BigDecimal moneyAfter() {
    return tasks.stream()
        .flatMap(task -> task.moneyAfter().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
