package dev.bantam.gateway.http;

import io.helidon.common.buffers.DataReader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether a client is still there while its reply is being made. Watching means to wait for its
 * next bytes: that they come, as those of its next request, or that the connection ends. Whoever
 * was watched has to let the watch end before the connection is read again.
 */
final class Presence {

  private final DataReader connection;
  private final Runnable onGone;
  private final long since = System.nanoTime();

  private @Nullable Thread watch;
  private boolean over;
  private volatile boolean gone;

  Presence(DataReader connection, Runnable onGone) {
    this.connection = connection;
    this.onGone = onGone;
  }

  /** When the wait began, on the clock of {@link System#nanoTime()}. */
  long since() {
    return since;
  }

  synchronized void watch() {
    if (!over && watch == null) {
      watch = Thread.ofVirtual().name("bantam watches a client").start(this::listen);
    }
  }

  private void listen() {
    try {
      connection.ensureAvailable();
    } catch (RuntimeException e) {
      gone = true;
      boolean early;
      synchronized (this) {
        early = !over;
      }
      if (early) {
        onGone.run();
      }
    }
  }

  /** The reply is over. True when nobody watched, so that the connection can be read at once. */
  synchronized boolean over() {
    over = true;
    return watch == null;
  }

  /** Waits until the client's next bytes are there; false when they do not come. */
  boolean stays(Duration most) throws InterruptedException {
    Thread thread;
    synchronized (this) {
      thread = watch;
    }
    return thread == null || (thread.join(most) && !gone);
  }
}
