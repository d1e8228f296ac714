package dev.bantam.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody sleeps, or when told to. */
public final class FakeTicker implements Ticker {

  private final List<Duration> sleeps = new ArrayList<>();
  private long now = Long.MAX_VALUE - 1_000_000_000;

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-11-01T12:00:00Z").plusNanos(now - (Long.MAX_VALUE - 1_000_000_000));
  }

  @Override
  public void sleep(Duration duration) {
    sleeps.add(duration);
    pass(duration);
  }

  public void pass(Duration duration) {
    now += duration.toNanos();
  }

  public List<Duration> sleeps() {
    return sleeps;
  }
}
