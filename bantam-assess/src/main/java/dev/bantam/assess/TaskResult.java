package dev.bantam.assess;

import dev.bantam.core.Certificate;
import dev.bantam.core.Schema;
import dev.bantam.core.Usage;
import dev.bantam.economy.MonthlyCost;
import dev.bantam.economy.MonthlyCosts;
import dev.bantam.learn.Learned;
import dev.bantam.observe.task.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What learning a task came to.
 *
 * @param task the task
 * @param schema the shape of its answers, when they can be learned
 * @param obstacle why a specialist cannot take it over; empty when one could
 * @param learned the specialist, if one was learned
 * @param contradictions where it is surest against the teacher
 * @param moreCalls about how many more calls would let it be certified
 */
record TaskResult(
    Task task,
    Optional<Schema> schema,
    Optional<String> obstacle,
    Optional<Learned> learned,
    List<Contradiction> contradictions,
    Optional<Long> moreCalls) {

  TaskResult {
    contradictions = List.copyOf(contradictions);
  }

  /** The share of its calls that could be answered locally. */
  double localShare() {
    return learned
        .flatMap(specialist -> specialist.manifest().certificate())
        .map(Certificate::coverage)
        .orElse(0.0);
  }

  TaskVerdict verdict(TaskTally tally, MonthlyCosts costs) {
    Optional<MonthlyCost> cost = Optional.ofNullable(costs.tasks().get(task.id()));
    boolean priced = cost.isPresent() && cost.get().today().signum() > 0;
    Optional<BigDecimal> today = priced ? cost.map(MonthlyCost::today) : Optional.empty();
    Optional<BigDecimal> after = priced ? cost.map(MonthlyCost::after) : Optional.empty();
    Usage usage = tally.usage();
    return new TaskVerdict(
        task.id(),
        task.name(),
        task.versionOf(),
        task.calls(),
        task.why(),
        obstacle,
        List.copyOf(task.teachers().keySet()),
        schema,
        learned.map(
            specialist -> new TaskVerdict.LearnedTask(specialist.folder(), specialist.manifest())),
        usage,
        tally.latency(),
        tally.repeats(),
        today,
        after,
        moreCalls,
        contradictions);
  }
}
