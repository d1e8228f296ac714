package dev.bantam.provider.policy;

import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks a provider at most so many things at once. Others wait their turn, first come first served,
 * up to a number and a time; what is more fails at once. A turn lasts until the reply is over.
 */
public final class ConcurrencyLimit implements Provider {

  private final Provider provider;
  private final int concurrent;
  private final int queue;
  private final Duration wait;
  private final Semaphore turns;
  private final AtomicInteger waiting = new AtomicInteger();

  /**
   * A provider with so many calls at once.
   *
   * @param queue how many may wait
   * @param wait how long each may
   * @throws IllegalArgumentException when no call is allowed, or the queue is negative
   */
  public ConcurrencyLimit(Provider provider, int concurrent, int queue, Duration wait) {
    if (concurrent < 1 || queue < 0) {
      throw new IllegalArgumentException(
          "a limit needs at least 1 call at once and 0 waiting, not %d and %d"
              .formatted(concurrent, queue));
    }
    this.provider = provider;
    this.concurrent = concurrent;
    this.queue = queue;
    this.wait = wait;
    this.turns = new Semaphore(concurrent, true);
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public ProviderReply send(ProviderCall call) {
    takeTurn();
    boolean begun = false;
    try {
      ProviderReply reply = new WatchedReply(provider.send(call), end -> turns.release());
      begun = true;
      return reply;
    } finally {
      if (!begun) {
        turns.release();
      }
    }
  }

  private void takeTurn() {
    if (waiting.incrementAndGet() > queue) {
      // Nobody may wait any more, but a turn may be free.
      boolean free = takeAtOnce();
      waiting.decrementAndGet();
      if (!free) {
        throw busy("%d calls are under way and %d wait".formatted(concurrent, queue));
      }
      return;
    }
    try {
      if (!turns.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy("no turn came within %d ms".formatted(wait.toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException(
          Kind.CANCELLED, name() + ": given up while waiting for a turn", e);
    } finally {
      waiting.decrementAndGet();
    }
  }

  private boolean takeAtOnce() {
    try {
      return turns.tryAcquire(0, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private ProviderException busy(String why) {
    return new ProviderException(
        Kind.BUSY, "%s: %s; ask again later or raise its limit".formatted(name(), why));
  }

  @Override
  public void close() {
    provider.close();
  }
}
