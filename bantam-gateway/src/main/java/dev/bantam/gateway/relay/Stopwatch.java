package dev.bantam.gateway.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When something began, and how long ago that is.
 *
 * @param time when it began
 * @param nanos the same on the clock of {@link System#nanoTime()}
 */
record Stopwatch(Instant time, long nanos) {

  static Stopwatch start(InstantSource clock) {
    return new Stopwatch(clock.instant(), System.nanoTime());
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
