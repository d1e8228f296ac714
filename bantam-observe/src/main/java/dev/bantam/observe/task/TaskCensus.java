package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Trace;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Assigns calls to tasks and counts what is to be known of each task. Give it the calls in the
 * order in which they were made. Not for use by several threads at once.
 */
public final class TaskCensus {

  private static final int MOST_REASONS = 200;
  private static final String OTHER_REASONS = "other reasons";

  private final Recogniser recogniser;
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, Long> reasons = new TreeMap<>();
  private final Retries retries = new Retries();
  private long seen;

  /** A census of nobody yet. */
  public TaskCensus(Recogniser recogniser) {
    this.recogniser = recogniser;
  }

  /**
   * Assigns a call and counts it. A retry is counted once, as its first try was: the assignment
   * says that it is one. When the first try had no answer, this answer stands for it, and the
   * assignment says so.
   */
  public Assignment add(Trace trace) {
    return add(trace, new KeyedCall(trace.call()));
  }

  /** The same of a call at which others have looked. */
  Assignment add(Trace trace, KeyedCall call) {
    seen++;
    Assignment assignment = recogniser.assign(call);
    return switch (assignment) {
      case Assignment.OfNone none -> {
        boolean known = reasons.containsKey(none.reason()) || reasons.size() < MOST_REASONS;
        reasons.merge(known ? none.reason() : OTHER_REASONS, 1L, Long::sum);
        yield none;
      }
      case Assignment.OfTask task -> count(trace, call, task);
    };
  }

  private Assignment count(Trace trace, KeyedCall call, Assignment.OfTask assigned) {
    Tally tally = tallies.computeIfAbsent(assigned.task(), id -> new Tally(prompt(id), seen));
    Retries.Verdict verdict = retries.look(trace, call, seen);
    if (verdict instanceof Retries.Verdict.First) {
      tally.call(seen);
    }
    if (!(verdict instanceof Retries.Verdict.Repeats)
        && trace.reply() instanceof Trace.Reply.Answered answered) {
      tally.answer(answered);
    }
    return switch (verdict) {
      case Retries.Verdict.First first -> assigned;
      case Retries.Verdict.Answers(long place) -> retry(assigned, OptionalLong.of(place));
      case Retries.Verdict.Repeats repeats -> retry(assigned, OptionalLong.empty());
    };
  }

  private Prompt prompt(String id) {
    return Optional.ofNullable(recogniser.prompts().get(id)).orElseThrow();
  }

  private static Assignment retry(Assignment.OfTask assigned, OptionalLong answers) {
    return new Assignment.OfTask(assigned.task(), assigned.input(), true, answers);
  }

  /** The tasks so far, those of most calls first. */
  public List<Task> tasks() {
    Map<Prompt, Tally> counted = new LinkedHashMap<>();
    tallies.forEach((id, tally) -> counted.put(prompt(id), tally));
    Map<String, String> versions = Versions.of(counted);
    return counted.entrySet().stream()
        .map(entry -> task(entry.getKey(), entry.getValue(), versions))
        .sorted(Comparator.comparingLong(Task::calls).reversed().thenComparing(Task::id))
        .toList();
  }

  /** How many calls were of no task, by reason. */
  public Map<String, Long> reasons() {
    return Collections.unmodifiableMap(new TreeMap<>(reasons));
  }

  /** What was counted of a task; empty when it has no call. */
  Optional<Tally> tally(String id) {
    return Optional.ofNullable(tallies.get(id));
  }

  private static Task task(Prompt prompt, Tally tally, Map<String, String> versions) {
    Optional<String> obstacle = Eligibility.obstacle(prompt, tally.answers());
    boolean plain = prompt.format() instanceof AnswerFormat.PlainText;
    return new Task(
        prompt.id(),
        prompt.name(),
        Optional.ofNullable(versions.get(prompt.id())),
        tally.calls(),
        prompt.key().endpoint(),
        prompt.key().model(),
        prompt.key().tenant(),
        prompt.format(),
        prompt.template(),
        tally.teachers(),
        plain && obstacle.isEmpty() ? tally.answers().category().orElse(List.of()) : List.of(),
        obstacle,
        Explanation.of(prompt));
  }
}
