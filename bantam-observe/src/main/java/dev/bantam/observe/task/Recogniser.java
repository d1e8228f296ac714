package dev.bantam.observe.task;

import dev.bantam.core.Call;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says of which task a call is. It never changes: the {@link TaskFinder} that made it gives a newer
 * one when it has seen more calls.
 */
public final class Recogniser {

  static final String CONTROL = "its text contains Unicode noncharacters";
  static final String OTHER_WORDING =
      "its wording is not, byte for byte, that of a task with this model, answer format and system"
          + " text";
  static final String UNKNOWN = "its model, answer format and instructions were seen too seldom";

  /**
   * The prompts of one key.
   *
   * @param exact by their system message with its mark, the longest constants first
   * @param pool those whose system message varies
   * @param seldom calls by system message where they are too few to learn from
   */
  record Group(Map<String, List<Prompt>> exact, List<Prompt> pool, Map<String, Long> seldom) {}

  private final Map<CandidateKey, Group> groups;
  private final Map<String, Prompt> prompts;
  private final long others;

  Recogniser(Map<CandidateKey, Group> groups, Map<String, Prompt> prompts, long others) {
    this.groups = groups;
    this.prompts = prompts;
    this.others = others;
  }

  /** The call's task and its input, or why it has none. A call is never called a retry here. */
  public Assignment assign(Call call) {
    return assign(new KeyedCall(call));
  }

  /** The same of a call at which others have looked. */
  Assignment assign(KeyedCall call) {
    if (!call.obstacles().isEmpty()) {
      return new Assignment.OfNone(call.obstacles().getFirst());
    }
    Group group = groups.get(call.key());
    if (group == null) {
      return new Assignment.OfNone(call.holdsMark() ? CONTROL : UNKNOWN);
    }
    Optional<Transcript> transcript = call.transcript();
    return transcript.isEmpty()
        ? new Assignment.OfNone(CONTROL)
        : assign(group, transcript.get().head(), call.whole());
  }

  private static Assignment assign(Group group, String head, String whole) {
    Optional<Assignment> assigned =
        first(group.exact().getOrDefault(head, List.of()), whole)
            .or(() -> head.isEmpty() ? Optional.empty() : first(group.pool(), whole));
    return assigned.orElseGet(() -> new Assignment.OfNone(reason(group, head)));
  }

  /** How many calls were too rare or too various to be looked at for tasks. */
  public long others() {
    return others;
  }

  /** The prompts by their ids. */
  Map<String, Prompt> prompts() {
    return prompts;
  }

  private static Optional<Assignment> first(List<Prompt> prompts, String whole) {
    for (Prompt prompt : prompts) {
      Optional<List<String>> values = prompt.template().values(whole);
      if (values.isPresent()) {
        String input = prompt.template().input(values.get());
        return Optional.of(new Assignment.OfTask(prompt.id(), input));
      }
    }
    return Optional.empty();
  }

  private static String reason(Group group, String head) {
    Long calls = group.seldom().get(head);
    return calls == null
        ? OTHER_WORDING
        : "only %d calls with its model, answer format and system text; %d more are needed"
            .formatted(calls, Branches.LEAST_CALLS - calls);
  }
}
