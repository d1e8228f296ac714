package dev.bantam.assess;

import dev.bantam.core.Trace;
import java.time.Instant;
import java.util.Optional;

/** Forgets times at which nobody called a model: they would stretch the record over ages. */
final class PlausibleTime {

  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private PlausibleTime() {}

  /** The trace, without its time if that is none of the twenty-first and twenty-second century. */
  static Trace of(Trace trace) {
    boolean plausible =
        trace.time().map(time -> !time.isBefore(FIRST) && time.isBefore(LAST)).orElse(true);
    return plausible
        ? trace
        : new Trace(
            trace.call(),
            trace.reply(),
            trace.usage(),
            trace.latency(),
            Optional.empty(),
            trace.retry(),
            trace.origin());
  }
}
