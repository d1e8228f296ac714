package dev.bantam.provider.http;

import java.time.Duration;

/**
 * How long a server may keep a call waiting.
 *
 * @param connect for a connection with its TLS handshake
 * @param firstByte from the call, with the connection if it needs one, until the head of the reply
 *     is there; a reply that does not stream begins when the model has finished, so this is the
 *     longest time an answer may take
 * @param idle between two reads of a reply that has begun
 */
public record Timeouts(Duration connect, Duration firstByte, Duration idle) {

  private static final Duration LONGEST = Duration.ofDays(1);

  /** Ten minutes to the first byte, as OpenAI's own clients wait. */
  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofMinutes(5));

  /**
   * Each at least a millisecond and at most a day.
   *
   * @throws IllegalArgumentException otherwise
   */
  public Timeouts {
    check("connect", connect);
    check("firstByte", firstByte);
    check("idle", idle);
  }

  private static void check(String name, Duration duration) {
    if (duration.toMillis() < 1 || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "timeout %s must be from 1 ms to 1 day, not %s".formatted(name, duration));
    }
  }
}
