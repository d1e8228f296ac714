package dev.bantam.observe.task;

import dev.bantam.core.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a retry from a new call: the client says so, or the same call was over less than {@link
 * #WINDOW} ago. Remembers the last {@value #MOST_REMEMBERED} calls, as hashes.
 */
final class Retries {

  /** Within that time after its end the same call is a retry. */
  static final Duration WINDOW = Duration.ofSeconds(5);

  private static final int MOST_REMEMBERED = 50_000;

  /** What a call is. */
  sealed interface Verdict {
    /** Seen for the first time. */
    record First() implements Verdict {}

    /**
     * A retry of one that had no usable answer yet: this one's stands for it.
     *
     * @param place where that one stands among all calls, from 1
     */
    record Answers(long place) implements Verdict {}

    /** A retry that tells nothing new. */
    record Repeats() implements Verdict {}
  }

  private record Body(long high, long low) {}

  /**
   * A call and its retries so far.
   *
   * @param start of the last of them
   * @param end of that
   * @param answered whether one of them was
   * @param place of the first
   */
  private record Seen(
      Optional<Instant> start, Optional<Instant> end, boolean answered, long place) {}

  private final Map<Body, Seen> last = new LinkedHashMap<>();

  /**
   * Looks at a call and remembers it.
   *
   * @param call the trace's
   * @param place of it among all calls, from 1
   */
  Verdict look(Trace trace, KeyedCall call, long place) {
    Body body = body(call.key(), call.whole());
    Optional<Seen> before =
        Optional.ofNullable(last.remove(body))
            .filter(seen -> trace.retry() || near(seen, trace.time()));
    boolean answered = trace.reply() instanceof Trace.Reply.Answered;
    boolean answeredBefore = before.map(Seen::answered).orElse(false);
    long first = before.map(Seen::place).orElse(place);
    last.put(body, new Seen(trace.time(), end(trace), answered || answeredBefore, first));
    if (last.size() > MOST_REMEMBERED) {
      last.remove(last.keySet().iterator().next());
    }
    if (before.isEmpty()) {
      return new Verdict.First();
    }
    return answered && !answeredBefore ? new Verdict.Answers(first) : new Verdict.Repeats();
  }

  private static boolean near(Seen seen, Optional<Instant> next) {
    return seen.start().isPresent()
        && seen.end().isPresent()
        && next.isPresent()
        && next.get().isAfter(seen.start().get().minus(WINDOW))
        && next.get().isBefore(seen.end().get().plus(WINDOW));
  }

  /** The call's end where its length is known, else its start. */
  private static Optional<Instant> end(Trace trace) {
    long milliseconds = (long) trace.latency().orElse(0);
    return trace.time().map(start -> start.plusMillis(milliseconds));
  }

  private static Body body(CandidateKey key, String transcript) {
    long high = 31L * key.hashCode() + transcript.length();
    // FNV-1a over the even and the odd characters: two products that need not wait for each other.
    long even = 0xcbf29ce484222325L;
    long odd = ~even;
    int pairs = transcript.length() & ~1;
    for (int at = 0; at < pairs; at += 2) {
      even = (even ^ transcript.charAt(at)) * 0x100000001b3L;
      odd = (odd ^ transcript.charAt(at + 1)) * 0x100000001b3L;
    }
    if (pairs < transcript.length()) {
      even = (even ^ transcript.charAt(pairs)) * 0x100000001b3L;
    }
    return new Body(high, even ^ Long.rotateLeft(odd, 32));
  }
}
