package dev.bantam.provider.policy;

import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Tries a call again whose reply says that the trouble may pass (408, 409, 429, 5xx) or did not
 * begin. The last reply is passed on whatever it says. A reply that was handed out is never
 * repeated, so nobody sees bytes twice.
 *
 * <p>Pauses double, and each is drawn evenly between half of it and all of it, so that clients that
 * failed together do not come back together. A server's {@code Retry-After} is kept; if it asks for
 * more time than is left, its reply is passed on at once. So it is if {@code X-Should-Retry} says
 * false.
 */
public final class Retrying implements Provider {

  private final Provider provider;
  private final RetryLimits limits;
  private final Ticker ticker;
  private final RandomGenerator random;

  /**
   * A provider that is asked again.
   *
   * @param random safe for use by several threads
   */
  public Retrying(Provider provider, RetryLimits limits, Ticker ticker, RandomGenerator random) {
    this.provider = provider;
    this.limits = limits;
    this.ticker = ticker;
    this.random = random;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public ProviderReply send(ProviderCall call) {
    long begin = ticker.nanoTime();
    for (int done = 1; ; done++) {
      Duration pause;
      try {
        ProviderReply reply = provider.send(call);
        Optional<Duration> next =
            done < limits.attempts() ? pause(done, reply, begin) : Optional.empty();
        if (next.isEmpty()) {
          return reply;
        }
        reply.close();
        pause = next.get();
      } catch (ProviderException e) {
        pause = drawn(done);
        if (done >= limits.attempts() || !passes(e.kind()) || !inTime(pause, begin)) {
          throw e;
        }
      }
      sleep(pause);
    }
  }

  /** How long to wait before asking again; empty when this reply is to be passed on. */
  private Optional<Duration> pause(int done, ProviderReply reply, long begin) {
    boolean may = !reply.headers().getOrDefault("X-Should-Retry", List.of()).contains("false");
    if (!may || !Trouble.passes(reply.status())) {
      return Optional.empty();
    }
    Duration drawn = drawn(done);
    Duration pause =
        RetryAfter.of(reply, ticker.now())
            .map(wish -> wish.compareTo(drawn) > 0 ? wish : drawn)
            .orElse(drawn);
    return Optional.of(pause).filter(wait -> inTime(wait, begin));
  }

  private static boolean passes(Kind kind) {
    return switch (kind) {
      case UNREACHABLE, TIMEOUT, BROKEN -> true;
      case PAUSED, BUSY, CANCELLED -> false;
    };
  }

  private Duration drawn(int done) {
    long most = limits.pause(done).toNanos();
    return Duration.ofNanos(Math.round(most * (0.5 + random.nextDouble() / 2)));
  }

  private boolean inTime(Duration pause, long begin) {
    long elapsed = ticker.nanoTime() - begin;
    return pause.plusNanos(elapsed).compareTo(limits.total()) <= 0;
  }

  private void sleep(Duration pause) {
    try {
      ticker.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProviderException(
          Kind.CANCELLED, name() + ": given up while waiting to ask again", e);
    }
  }

  @Override
  public void close() {
    provider.close();
  }
}
