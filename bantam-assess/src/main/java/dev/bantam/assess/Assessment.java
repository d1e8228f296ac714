package dev.bantam.assess;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What recorded calls could be local.
 *
 * @param files what was read, each with the format that was recognised
 * @param calls how many calls were read, retries counted once
 * @param skipped lines that could not be read
 * @param problems the first of those, in words
 * @param unassigned calls of no task, with the reasons counted in words
 * @param unassignedMoney USD a month for those; empty when there are none or no price is known
 * @param tasks the verdicts, dearest first, then by calls
 * @param from the time of the first call, if times were recorded
 * @param to the time of the last
 * @param alpha the risk that was to be certified
 * @param delta the chance that a certificate is wrong
 * @param created when it was made
 * @param assumptions behind the money, in sentences
 */
public record Assessment(
    List<String> files,
    long calls,
    long skipped,
    List<String> problems,
    List<Unassigned> unassigned,
    Optional<BigDecimal> unassignedMoney,
    List<TaskVerdict> tasks,
    Optional<Instant> from,
    Optional<Instant> to,
    double alpha,
    double delta,
    Instant created,
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

  /** USD a month as things are, of all calls whose prices are known. */
  public BigDecimal moneyToday() {
    return sum(TaskVerdict::moneyToday).add(unassignedMoney.orElse(BigDecimal.ZERO));
  }

  /** USD a month for the same calls with the specialists in front. */
  public BigDecimal moneyAfter() {
    return sum(TaskVerdict::moneyAfter).add(unassignedMoney.orElse(BigDecimal.ZERO));
  }

  /** USD a month that an exact cache alone would save. */
  public BigDecimal moneyOfRepeats() {
    return sum(TaskVerdict::moneyOfRepeats);
  }

  /** Whether the price of any call is known. */
  public boolean priced() {
    return unassignedMoney.isPresent()
        || tasks.stream().anyMatch(task -> task.moneyToday().isPresent());
  }

  private BigDecimal sum(Function<TaskVerdict, Optional<BigDecimal>> amount) {
    return tasks.stream()
        .flatMap(task -> amount.apply(task).stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
