package dev.bantam.provider.http;

import java.time.Duration;

/** One thread's wait for a server, with an end if the server never comes. */
final class Wait {

  private final Runnable end;
  private volatile boolean waiting;
  private volatile long due;
  private volatile boolean timedOut;

  Wait(Runnable end) {
    this.end = end;
  }

  /** Waits from now on, so long at the longest. */
  void atMost(Duration longest) {
    due = System.nanoTime() + longest.toNanos();
    waiting = true;
  }

  /** Does not wait at present. */
  void pause() {
    waiting = false;
  }

  /** Whether it was ended because it took too long. */
  boolean timedOut() {
    return timedOut;
  }

  /** True if it was too long, and is ended now. */
  boolean endIfDue(long now) {
    if (!waiting || now - due < 0) {
      return false;
    }
    timedOut = true;
    end.run();
    return true;
  }
}
