package dev.bantam.gateway.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notices clients that go away while their reply is being made. Most replies are there before that
 * is worth a look: a connection is watched only once its call has taken a while.
 */
final class Departures implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  private final Set<Presence> waiting = ConcurrentHashMap.newKeySet();
  private final Set<Thread> parked = ConcurrentHashMap.newKeySet();
  private final Thread watch =
      Thread.ofVirtual().name("bantam watches for clients that leave").start(this::look);
  private volatile boolean closed;

  /** Begins to care for a client. */
  void expect(Presence presence) {
    waiting.add(presence);
  }

  /** Cares no more. */
  void forget(Presence presence) {
    waiting.remove(presence);
  }

  /** Runs what waits for a client's next request, which the end of the server cuts short. */
  boolean parked(Presence presence, Duration most) {
    Thread self = Thread.currentThread();
    parked.add(self);
    try {
      return !closed && presence.stays(most);
    } catch (InterruptedException e) {
      return false;
    } finally {
      parked.remove(self);
    }
  }

  private void look() {
    try {
      while (!closed) {
        Thread.sleep(PATIENCE);
        long now = System.nanoTime();
        waiting.removeIf(presence -> watched(presence, now));
      }
    } catch (InterruptedException e) {
      // The server ends.
    }
  }

  private static boolean watched(Presence presence, long now) {
    boolean due = now - presence.since() >= PATIENCE.toNanos();
    if (due) {
      presence.watch();
    }
    return due;
  }

  @Override
  public void close() {
    closed = true;
    watch.interrupt();
    parked.forEach(Thread::interrupt);
  }
}
