package dev.bantam.observe.task;

import dev.bantam.core.Call;
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

  /** What a call had come to. */
  enum Verdict {
    /** Seen for the first time. */
    NEW,
    /** It was counted, but had no usable answer yet: this one's stands for it. */
    ANSWERS,
    /** It was counted and answered. */
    REPEATS
  }

  private record Body(long high, long low) {}

  private record Seen(Optional<Instant> start, Optional<Instant> end, boolean answered) {}

  private final Map<Body, Seen> last = new LinkedHashMap<>();

  Verdict look(Trace trace, String transcript) {
    Body body = body(trace.call(), transcript);
    Optional<Seen> before =
        Optional.ofNullable(last.remove(body))
            .filter(seen -> trace.retry() || near(seen, trace.time()));
    boolean answered = trace.reply() instanceof Trace.Reply.Answered;
    boolean answeredBefore = before.isPresent() && before.get().answered();
    last.put(body, new Seen(trace.time(), end(trace), answered || answeredBefore));
    if (last.size() > MOST_REMEMBERED) {
      last.remove(last.keySet().iterator().next());
    }
    if (before.isEmpty()) {
      return Verdict.NEW;
    }
    return answered && !answeredBefore ? Verdict.ANSWERS : Verdict.REPEATS;
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

  private static Body body(Call call, String transcript) {
    CandidateKey key = CandidateKey.of(call);
    long high = 31L * key.hashCode() + transcript.length();
    long low = 0xcbf29ce484222325L;
    for (int at = 0; at < transcript.length(); at++) {
      low = (low ^ transcript.charAt(at)) * 0x100000001b3L;
    }
    return new Body(high, low);
  }
}
