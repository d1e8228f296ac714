package dev.bantam.observe.log;

import dev.bantam.core.Call;
import dev.bantam.core.Trace.Reply;
import dev.bantam.core.Usage;
import dev.bantam.observe.wire.ReplyReader;
import dev.bantam.observe.wire.StreamedReply;
import dev.bantam.observe.wire.UsageReader;
import dev.bantam.observe.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** A trace without where it was read. */
record Recorded(
    Call call,
    Reply reply,
    Usage usage,
    OptionalDouble latency,
    Optional<Instant> time,
    boolean retry) {

  /** A call and the body of its reply, which may also be the text of a body or of a stream. */
  static Recorded of(Call call, JsonNode reply) {
    JsonNode body = reply.isString() ? parsed(reply.stringValue()) : reply;
    JsonNode whole = body.isArray() ? StreamedReply.assemble(body.valueStream().toList()) : body;
    return new Recorded(
        call,
        ReplyReader.read(whole, call),
        UsageReader.read(whole),
        OptionalDouble.empty(),
        Optional.empty(),
        false);
  }

  private static JsonNode parsed(String text) {
    String stripped = text.strip();
    return stripped.startsWith("data:") || stripped.startsWith("event:")
        ? StreamedReply.ofEvents(stripped)
        : WireJson.read(stripped);
  }

  Recorded replied(Reply other) {
    return new Recorded(call, other, usage, latency, time, retry);
  }

  /** With these tokens if the reply counted none itself. */
  Recorded orUsage(Usage other) {
    return usage.equals(Usage.NONE) ? new Recorded(call, reply, other, latency, time, retry) : this;
  }

  Recorded timed(Optional<Instant> start, OptionalDouble milliseconds) {
    return new Recorded(call, reply, usage, milliseconds, start, retry);
  }

  /** Begun and ended at these times. */
  Recorded between(Optional<Instant> start, Optional<Instant> end) {
    if (start.isEmpty() || end.isEmpty()) {
      return timed(start, OptionalDouble.empty());
    }
    long nanoseconds = nanoseconds(start.get(), end.get());
    return timed(
        start, nanoseconds < 0 ? OptionalDouble.empty() : OptionalDouble.of(nanoseconds / 1e6));
  }

  private static long nanoseconds(Instant start, Instant end) {
    try {
      return Duration.between(start, end).toNanos();
    } catch (ArithmeticException tooFar) {
      return -1;
    }
  }

  Recorded retried(boolean again) {
    return new Recorded(call, reply, usage, latency, time, retry || again);
  }
}
