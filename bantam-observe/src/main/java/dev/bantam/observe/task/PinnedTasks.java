package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Message;
import dev.bantam.core.Trace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tasks that stay what they are, whatever calls come: only their counts, their teachers and the
 * values of their plain-text answers go on. Not for use by several threads at once.
 */
final class PinnedTasks {

  private record Counted(Task task, Tally tally) {}

  private final Map<String, Counted> tasks = new LinkedHashMap<>();
  private final Retries retries = new Retries();
  private long seen;

  /** Pins a task whose counts go on in this tally; false when there is one of its id. */
  boolean add(Task task, Tally tally) {
    return tasks.putIfAbsent(task.id(), new Counted(task, tally)) == null;
  }

  boolean has(String id) {
    return tasks.containsKey(id);
  }

  boolean named(String name) {
    return tasks.values().stream().anyMatch(counted -> counted.task().name().equals(name));
  }

  /** Of which of them this is an edited version, if it is. */
  Optional<String> older(Task task) {
    List<Prompt> prompts = tasks.values().stream().map(one -> Prompt.of(one.task())).toList();
    return Versions.older(Prompt.of(task), prompts).map(Prompt::id);
  }

  /** Counts a call of one of them. */
  void count(String id, Trace trace, KeyedCall call) {
    Counted counted = tasks.get(id);
    if (counted == null) {
      return;
    }
    seen++;
    Retries.Verdict verdict = retries.look(trace, call, seen);
    if (verdict instanceof Retries.Verdict.First) {
      counted.tally().call(seen);
    }
    if (!(verdict instanceof Retries.Verdict.Repeats)
        && trace.reply() instanceof Trace.Reply.Answered answered) {
      counted.tally().answer(answered);
    }
  }

  Optional<Task> task(String id) {
    return Optional.ofNullable(tasks.get(id)).map(PinnedTasks::current);
  }

  /** All of them, in the order in which they were pinned. */
  List<Task> tasks() {
    return tasks.values().stream().map(PinnedTasks::current).toList();
  }

  private static Task current(Counted counted) {
    Task task = counted.task();
    Tally tally = counted.tally();
    boolean plain = task.format() instanceof AnswerFormat.PlainText;
    Optional<String> obstacle =
        plain && tally.answers().none()
            ? task.obstacle()
            : Eligibility.obstacle(Prompt.of(task), tally.answers());
    return new Task(
        task.id(),
        task.name(),
        task.versionOf(),
        tally.calls(),
        task.endpoint(),
        task.model(),
        task.tenant(),
        task.format(),
        task.template(),
        tally.teachers(),
        plain && obstacle.isEmpty() ? tally.answers().category().orElse(List.of()) : List.of(),
        obstacle,
        task.why());
  }

  /** What recognises them by their key and template. */
  Recogniser recogniser() {
    Map<CandidateKey, Recogniser.Group> groups = new HashMap<>();
    Map<String, Prompt> prompts = new LinkedHashMap<>();
    for (Counted counted : tasks.values()) {
      Prompt prompt = Prompt.of(counted.task());
      prompts.put(prompt.id(), prompt);
      Recogniser.Group group =
          groups.computeIfAbsent(
              prompt.key(),
              key -> new Recogniser.Group(new HashMap<>(), new ArrayList<>(), Map.of()));
      head(prompt.template())
          .map(head -> group.exact().computeIfAbsent(head, absent -> new ArrayList<>()))
          .orElse(group.pool())
          .add(prompt);
    }
    groups.values().forEach(PinnedTasks::sort);
    return new Recogniser(groups, prompts, 0);
  }

  private static void sort(Recogniser.Group group) {
    Collection<List<Prompt>> lists = new ArrayList<>(group.exact().values());
    lists.add(group.pool());
    lists.forEach(
        list ->
            list.sort(
                Comparator.comparingInt((Prompt prompt) -> prompt.template().constantLength())
                    .reversed()
                    .thenComparing(prompt -> prompt.id())));
  }

  /** The system message that all the calls share, with its mark; nothing when it varies. */
  private static Optional<String> head(Template template) {
    if (template.pieces().isEmpty()
        || !(template.pieces().getFirst() instanceof Template.Piece.Constant(String text))
        || text.isEmpty()
        || text.charAt(0) != Transcript.mark(Message.Role.SYSTEM)) {
      return Optional.of("");
    }
    for (int at = 1; at < text.length(); at++) {
      if (Transcript.isMark(text.charAt(at))) {
        return Optional.of(text.substring(0, at));
      }
    }
    return template.pieces().size() == 1 ? Optional.of(text) : Optional.empty();
  }
}
