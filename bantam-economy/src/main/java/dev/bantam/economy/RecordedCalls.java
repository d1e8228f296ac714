package dev.bantam.economy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many calls were recorded, and when.
 *
 * @param calls all of them
 * @param timed those whose time was recorded
 * @param span the time from the first of these to the last; empty when no time was recorded
 */
public record RecordedCalls(long calls, long timed, Optional<Span> span) {

  /** No call yet. */
  public static final RecordedCalls NONE = new RecordedCalls(0, 0, Optional.empty());

  /**
   * A stretch of time.
   *
   * @param first its begin
   * @param last its end
   */
  public record Span(Instant first, Instant last) {

    /**
     * @throws IllegalArgumentException when the end is before the begin
     */
    public Span {
      if (last.isBefore(first)) {
        throw new IllegalArgumentException("%s is before %s".formatted(last, first));
      }
    }

    /** How long it is. */
    public Duration length() {
      return Duration.between(first, last);
    }

    private Span with(Instant time) {
      return new Span(time.isBefore(first) ? time : first, time.isAfter(last) ? time : last);
    }
  }

  /**
   * @throws IllegalArgumentException when more calls are timed than there are, or a span lacks its
   *     calls
   */
  public RecordedCalls {
    if (timed < 0 || timed > calls || span.isPresent() != timed > 0) {
      throw new IllegalArgumentException("%d of %d calls timed".formatted(timed, calls));
    }
  }

  /** With one call more. Calls need no order. */
  public RecordedCalls plus(Optional<Instant> time) {
    return time.map(
            t ->
                new RecordedCalls(
                    calls + 1, timed + 1, Optional.of(span.orElse(new Span(t, t)).with(t))))
        .orElseGet(() -> new RecordedCalls(calls + 1, timed, span));
  }
}
