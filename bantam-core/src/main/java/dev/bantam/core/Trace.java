package dev.bantam.core;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A call with what came of it.
 *
 * @param call the request
 * @param reply what was answered
 * @param usage the tokens that the provider counted
 * @param latency how long it took, in milliseconds, if that was recorded
 * @param time when it was made, if that was recorded
 * @param retry whether the client says that it repeats an earlier call
 * @param origin where it was read: a file's name and line, or an id
 */
public record Trace(
    Call call,
    Reply reply,
    Usage usage,
    OptionalDouble latency,
    Optional<Instant> time,
    boolean retry,
    String origin) {

  /** What was answered. */
  public sealed interface Reply {

    /**
     * A whole answer.
     *
     * @param text as it stands in the reply: plain text, JSON, or a function's arguments
     * @param model the model that says it answered
     */
    record Answered(String text, String model) implements Reply {}

    /**
     * No usable answer.
     *
     * @param reason in words: refused, truncated, filtered, an error, missing
     */
    record Unusable(String reason) implements Reply {}
  }
}
