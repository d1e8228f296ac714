package dev.bantam.assess;

import dev.bantam.core.Certificate;
import dev.bantam.core.Schema;
import dev.bantam.learn.Learned;
import dev.bantam.observe.task.Task;
import java.util.List;
import java.util.Optional;

/**
 * What learning a task came to.
 *
 * @param task the task
 * @param schema the shape of its answers, when they can be learned
 * @param obstacle why a specialist cannot take it over; empty when one could
 * @param refusal why none of its calls can be local although one could
 * @param learned the specialist, if one was learned
 * @param contradictions where it is surest against the teacher
 * @param moreCalls about how many more calls would let it be certified
 */
record TaskResult(
    Task task,
    Optional<Schema> schema,
    Optional<String> obstacle,
    Optional<String> refusal,
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

  TaskVerdict verdict(TaskTally tally, TaskMoney money) {
    return new TaskVerdict(
        task.id(),
        task.name(),
        task.versionOf(),
        task.calls(),
        task.why(),
        obstacle,
        refusal,
        List.copyOf(task.teachers().keySet()),
        schema,
        learned.map(
            specialist -> new TaskVerdict.LearnedTask(specialist.folder(), specialist.manifest())),
        tally.usage(),
        tally.latency(),
        tally.repeats(),
        money.ofRepeats(),
        money.today(),
        money.after(),
        moreCalls,
        contradictions);
  }
}
