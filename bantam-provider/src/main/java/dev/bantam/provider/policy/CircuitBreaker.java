package dev.bantam.provider.policy;

import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.Ticker;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Leaves a provider alone that has failed several times in a row: calls then fail at once. After a
 * pause one call may try; if its reply begins well all may again, else the pause begins anew.
 *
 * <p>Failures are statuses from 500 on, replies that do not begin and replies that break off. A
 * reply that is read to its end ends a row of them; one that its reader leaves, and a call that is
 * given up, say nothing.
 */
public final class CircuitBreaker implements Provider {

  private final Provider provider;
  private final int limit;
  private final Duration pause;
  private final Ticker ticker;
  private final Lock lock = new ReentrantLock();
  private int failures;
  private long openUntil;
  private boolean probing;

  /**
   * A provider that is left alone after {@code limit} failures in a row.
   *
   * @throws IllegalArgumentException when the limit is not positive
   */
  public CircuitBreaker(Provider provider, int limit, Duration pause, Ticker ticker) {
    if (limit < 1) {
      throw new IllegalArgumentException("a breaker needs at least 1 failure, not " + limit);
    }
    this.provider = provider;
    this.limit = limit;
    this.pause = pause;
    this.ticker = ticker;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public ProviderReply send(ProviderCall call) {
    boolean probe = enter();
    boolean settled = false;
    try {
      ProviderReply reply = provider.send(call);
      settled = true;
      if (Trouble.failed(reply.status())) {
        failed(probe);
        return reply;
      }
      if (probe) {
        succeeded(true);
      }
      return new WatchedReply(reply, this::ended);
    } catch (ProviderException e) {
      if (isFailure(e.kind())) {
        settled = true;
        failed(probe);
      }
      throw e;
    } finally {
      if (probe && !settled) {
        leave();
      }
    }
  }

  /** Whether it says that the provider is not well. */
  private static boolean isFailure(Kind kind) {
    return switch (kind) {
      case UNREACHABLE, TIMEOUT, BROKEN -> true;
      case PAUSED, BUSY, CANCELLED -> false;
    };
  }

  /** True when the call is the one that tries. */
  private boolean enter() {
    lock.lock();
    try {
      if (failures < limit) {
        return false;
      }
      long left = openUntil - ticker.nanoTime();
      if (left > 0 || probing) {
        throw new ProviderException(
            Kind.PAUSED,
            "%s: not asked after %d failures in a row; the next try is %s"
                .formatted(
                    name(),
                    failures,
                    left > 0 ? "in %d s".formatted((left + 999_999_999) / 1_000_000_000) : "on"),
            Duration.ofNanos(Math.max(0, left)));
      }
      probing = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void ended(WatchedReply.End end) {
    switch (end) {
      case WHOLE -> succeeded(false);
      case BROKEN -> failed(false);
      case LEFT -> {}
    }
  }

  private void succeeded(boolean probe) {
    lock.lock();
    try {
      // A reply that began before the row of failures does not end it.
      if (probe || failures < limit) {
        failures = 0;
      }
      if (probe) {
        probing = false;
      }
    } finally {
      lock.unlock();
    }
  }

  private void failed(boolean probe) {
    lock.lock();
    try {
      if (probe) {
        probing = false;
      } else if (failures >= limit) {
        return;
      }
      failures++;
      if (failures >= limit) {
        openUntil = ticker.nanoTime() + pause.toNanos();
      }
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      probing = false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    provider.close();
  }
}
