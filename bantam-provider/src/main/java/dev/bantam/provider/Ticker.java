package dev.bantam.provider;

import java.time.Duration;
import java.time.Instant;

/** The time that passes, as an object, so that tests need not wait for it. */
public interface Ticker {

  /** Nanoseconds since some moment. */
  long nanoTime();

  /** The time of day. */
  Instant now();

  /** Lets time pass. */
  void sleep(Duration duration) throws InterruptedException;

  /** The system's. */
  static Ticker system() {
    return new Ticker() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public void sleep(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
      }
    };
  }
}
