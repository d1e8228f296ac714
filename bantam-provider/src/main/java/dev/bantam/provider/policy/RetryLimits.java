package dev.bantam.provider.policy;

import java.time.Duration;

/**
 * How often and how long a call is tried again.
 *
 * @param attempts at most, the first one counted
 * @param first the longest pause after the first attempt; it doubles with each one
 * @param longest the longest pause of all, a server's wish excepted
 * @param total no attempt begins later than this after the first one
 */
public record RetryLimits(int attempts, Duration first, Duration longest, Duration total) {

  /** Three attempts, half a second to eight between them, as OpenAI's own clients do. */
  public static final RetryLimits DEFAULT =
      new RetryLimits(3, Duration.ofMillis(500), Duration.ofSeconds(8), Duration.ofSeconds(60));

  /**
   * Checked.
   *
   * @throws IllegalArgumentException when there is no attempt or a duration is negative
   */
  public RetryLimits {
    if (attempts < 1 || attempts > 20) {
      throw new IllegalArgumentException("attempts must be from 1 to 20, not " + attempts);
    }
    if (first.isNegative() || longest.isNegative() || total.isNegative()) {
      throw new IllegalArgumentException("the times of retries must not be negative");
    }
  }

  /** The longest pause after so many attempts. */
  Duration pause(int done) {
    Duration doubled = first.multipliedBy(1L << (done - 1));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }
}
