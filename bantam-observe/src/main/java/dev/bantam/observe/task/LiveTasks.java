package dev.bantam.observe.task;

import dev.bantam.core.Call;
import dev.bantam.core.Message;
import dev.bantam.core.Trace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tasks of live traffic. {@link #assign} says of which task a call is; {@link #look} learns new
 * tasks from the calls that nobody knows.
 *
 * <p>A task that is pinned is recognised by its key and template for ever: later calls never
 * rename, widen or split it. All others are only found: a {@link TaskFinder} looks at the calls
 * that fit no pinned task, again whenever they have become a quarter more or {@value #MOST_BEFORE}
 * more, and a call is assigned to a found task once two looks in a row have found it, with at least
 * {@value #LEAST_CALLS} calls: what a few calls happen to share may be no instructions. Their ids
 * are the finder's.
 *
 * <p>Safe for use by several threads. {@link #assign} takes no lock. {@link #look} may take seconds
 * when it looks again, so call it off the path of calls. Memory: the finder's, and the last {@value
 * #MOST_RECENT} calls of no pinned task.
 */
public final class LiveTasks {

  /** With fewer calls a task is not believed. */
  public static final int LEAST_CALLS = 60;

  private static final int MOST_BEFORE = 5_000;
  private static final int MOST_RECENT = 2_000;
  private static final int MOST_CHARACTERS = 20_000_000;

  static final String FOUND_ONCE = "its task was found just now and is looked at once more";

  /**
   * What calls are assigned by; replaced as a whole.
   *
   * @param believed the ids of found tasks that calls are assigned to
   */
  private record Known(Recogniser pinned, Recogniser found, Set<String> believed) {}

  /**
   * A call that was looked at before its task was pinned.
   *
   * @param task the task's id
   * @param input what varies inside the task
   */
  public record Seen(Trace trace, String task, String input) {}

  /** A call of no pinned task with its length, which is not to be counted again when it goes. */
  private record Recent(Trace trace, long characters) {}

  /** Held while the finder works, which may be long. */
  private final Object finding = new Object();

  private final TaskFinder finder = new TaskFinder();
  private long unknown;
  private long lookAt = Branches.LEAST_CALLS;
  private Set<String> lastFound = Set.of();

  /** Held while counts are read or changed, which is short. */
  private final Object counting = new Object();

  private final PinnedTasks pinned = new PinnedTasks();
  private final Deque<Recent> recent = new ArrayDeque<>();
  private long characters;
  private TaskCensus census;
  private Map<String, Long> calls = new HashMap<>();

  private volatile Known known;

  /** Tasks of which some are known and no call was seen yet. */
  public LiveTasks(List<Task> pinned) {
    pinned.forEach(task -> this.pinned.add(task, new Tally(task)));
    Recogniser none = finder.recogniser();
    this.census = new TaskCensus(none);
    this.known = new Known(this.pinned.recogniser(), none, Set.of());
  }

  /** The call's task and its input, or why it has none. A call is never called a retry here. */
  public Assignment assign(Call call) {
    Known now = known;
    KeyedCall keyed = new KeyedCall(call);
    Assignment assigned = now.pinned().assign(keyed);
    if (assigned instanceof Assignment.OfTask || !call.obstacles().isEmpty()) {
      return assigned;
    }
    Assignment found = now.found().assign(keyed);
    return found instanceof Assignment.OfTask of && !now.believed().contains(of.task())
        ? new Assignment.OfNone(FOUND_ONCE)
        : found;
  }

  /**
   * Learns from a call that its teacher answered, or failed to. One that was answered in the
   * teacher's place teaches nothing about the teacher and does not belong here.
   */
  public void look(Trace trace) {
    Call call = trace.call();
    if (!call.obstacles().isEmpty()) {
      return;
    }
    KeyedCall keyed = new KeyedCall(call);
    if (known.pinned().assign(keyed) instanceof Assignment.OfTask of) {
      synchronized (counting) {
        pinned.count(of.task(), trace, keyed);
      }
      return;
    }
    synchronized (finding) {
      finder.add(call, keyed);
      unknown++;
      synchronized (counting) {
        remember(trace);
        if (census.add(trace, keyed) instanceof Assignment.OfTask of && !of.retry()) {
          calls.merge(of.task(), 1L, Long::sum);
        }
      }
      if (unknown >= lookAt) {
        lookAt = unknown + Math.max(1, Math.min(MOST_BEFORE, unknown / 4));
        lookAgain();
      }
    }
  }

  /**
   * Recognises a task for ever, as it is given here; its counts go on from those of the found task
   * of that id, else from its own. Nothing happens when it is pinned already.
   */
  public void pin(Task task) {
    synchronized (counting) {
      if (pinned.add(task, census.tally(task.id()).orElseGet(() -> new Tally(task)))) {
        known = new Known(pinned.recogniser(), known.found(), known.believed());
      }
    }
  }

  /**
   * Of the last calls of no pinned task, those that by now are known to be of this one, in the
   * order in which they were looked at.
   */
  public List<Seen> recent(String task) {
    List<Recent> all;
    synchronized (counting) {
      all = List.copyOf(recent);
    }
    return all.stream()
        .map(Recent::trace)
        .flatMap(
            trace ->
                assign(trace.call()) instanceof Assignment.OfTask of && of.task().equals(task)
                    ? Stream.of(new Seen(trace, task, of.input()))
                    : Stream.empty())
        .toList();
  }

  /** A task that calls are assigned to, with what was counted so far. */
  public Optional<Task> task(String id) {
    synchronized (counting) {
      return pinned.task(id).or(() -> believed().filter(task -> task.id().equals(id)).findFirst());
    }
  }

  /** The tasks that calls are assigned to: the pinned ones, then those that were found. */
  public List<Task> tasks() {
    synchronized (counting) {
      return Stream.concat(pinned.tasks().stream(), believed()).toList();
    }
  }

  private Stream<Task> believed() {
    return census.tasks().stream()
        .filter(task -> known.believed().contains(task.id()) && !pinned.has(task.id()))
        .map(this::distinct)
        .map(task -> task.versionOf().isPresent() ? task : task.editedFrom(pinned.older(task)));
  }

  /** A task whose name is no pinned one's. */
  private Task distinct(Task task) {
    return pinned.named(task.name())
        ? task.named(task.name() + "-" + task.id().substring(0, 4))
        : task;
  }

  private void lookAgain() {
    Recogniser found = finder.recogniser();
    synchronized (counting) {
      TaskCensus anew = new TaskCensus(found);
      recent.forEach(one -> anew.add(one.trace()));
      Map<String, Long> counts = new HashMap<>();
      anew.tasks().forEach(task -> counts.put(task.id(), task.calls()));
      calls.forEach((id, count) -> counts.merge(id, count, Math::max));
      counts.keySet().retainAll(found.prompts().keySet());
      Set<String> believed =
          found.prompts().values().stream()
              .filter(
                  prompt -> known.believed().contains(prompt.id()) || believable(prompt, counts))
              .map(Prompt::id)
              .collect(Collectors.toUnmodifiableSet());
      census = anew;
      calls = counts;
      lastFound = Set.copyOf(found.prompts().keySet());
      known = new Known(known.pinned(), found, believed);
    }
  }

  private boolean believable(Prompt prompt, Map<String, Long> counts) {
    return lastFound.contains(prompt.id())
        && counts.getOrDefault(prompt.id(), 0L) >= LEAST_CALLS
        && !prompt.template().slots().isEmpty();
  }

  private void remember(Trace trace) {
    Recent last = new Recent(trace, characters(trace));
    recent.addLast(last);
    characters += last.characters();
    while (recent.size() > MOST_RECENT || characters > MOST_CHARACTERS) {
      characters -= recent.removeFirst().characters();
    }
  }

  private static long characters(Trace trace) {
    long sum = 0;
    for (Message message : trace.call().messages()) {
      sum += message.text().length();
    }
    return sum;
  }
}
