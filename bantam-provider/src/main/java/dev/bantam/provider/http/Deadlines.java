package dev.bantam.provider.http;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends waits that take too long. One thread looks after all of them now and then, which costs a
 * call nearly nothing; so an end comes a little late: by an eighth of the shortest time or 250 ms.
 */
final class Deadlines implements AutoCloseable {

  private static final long OFTEN = Duration.ofMillis(1).toNanos();
  private static final long RARELY = Duration.ofMillis(250).toNanos();
  private static final long CLEANING = Duration.ofSeconds(10).toNanos();

  private final Set<Wait> waits = Collections.newSetFromMap(new ConcurrentHashMap<>());
  private final Duration pause;
  private final Runnable cleaning;
  private volatile boolean closed;

  /**
   * Begins to look.
   *
   * @param cleaning done every few seconds
   */
  Deadlines(Timeouts timeouts, Runnable cleaning) {
    long shortest =
        Math.min(
            timeouts.connect().toNanos(),
            Math.min(timeouts.firstByte().toNanos(), timeouts.idle().toNanos()));
    this.pause = Duration.ofNanos(Math.clamp(shortest / 8, OFTEN, RARELY));
    this.cleaning = cleaning;
    Thread.ofVirtual().name("bantam watches for servers that stall").start(this::look);
  }

  /** A wait that ends in this time, unless it is told otherwise. */
  Wait begin(Duration longest, Runnable end) {
    Wait wait = new Wait(end);
    wait.atMost(longest);
    waits.add(wait);
    return wait;
  }

  /** The wait is over for good. */
  void forget(Wait wait) {
    waits.remove(wait);
  }

  private void look() {
    try {
      long cleaned = System.nanoTime();
      while (!closed || !waits.isEmpty()) {
        Thread.sleep(pause);
        long now = System.nanoTime();
        waits.removeIf(wait -> wait.endIfDue(now));
        if (now - cleaned >= CLEANING) {
          cleaned = now;
          cleaning.run();
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  /** Looks on only until the last wait is over. */
  @Override
  public void close() {
    closed = true;
  }
}
