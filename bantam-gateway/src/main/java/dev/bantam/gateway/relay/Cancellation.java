package dev.bantam.gateway.relay;

/**
 * Ends what a thread waits for, from another thread, and only while it waits for that: the thread
 * is interrupted between {@code new} and {@link #over()} and never later.
 */
final class Cancellation {

  private final Thread waiting = Thread.currentThread();
  private boolean over;
  private boolean cancelled;

  /** Interrupts the wait, if it is not over. */
  synchronized void cancel() {
    if (!over) {
      cancelled = true;
      waiting.interrupt();
    }
  }

  /** The wait is over: nothing interrupts any more. True if it was cancelled. */
  synchronized boolean over() {
    over = true;
    if (cancelled && Thread.currentThread() == waiting) {
      // The interruption has done what it was for.
      Thread.interrupted();
    }
    return cancelled;
  }

  synchronized boolean cancelled() {
    return cancelled;
  }
}
