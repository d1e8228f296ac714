package dev.bantam.learn.tune;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When learning has to come to its end: at a moment, or as soon as somebody asks for it. What was
 * best until then is kept. Thread-safe.
 */
public final class Deadline {

  private final LongSupplier nanoTime;
  private final long start;
  private final long nanos;
  private final Optional<Deadline> within;
  private volatile boolean asked;
  private volatile boolean keeping;

  private Deadline(LongSupplier nanoTime, Duration time, Optional<Deadline> within) {
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.nanos = time.toNanos();
    this.within = within;
  }

  /** So long from now. */
  public static Deadline in(Duration time) {
    return in(time, System::nanoTime);
  }

  /** A nearer one for a part of the work, which is over at the latest when this one is. */
  public Deadline part(double seconds) {
    long most = (long) (Math.max(0, seconds) * 1e9);
    return new Deadline(nanoTime, Duration.ofNanos(most), Optional.of(this));
  }

  /**
   * So long from now, by another clock.
   *
   * @param nanoTime as {@link System#nanoTime()}
   */
  public static Deadline in(Duration time, LongSupplier nanoTime) {
    return new Deadline(nanoTime, time, Optional.empty());
  }

  /**
   * Makes it now.
   *
   * @return whether there was something to keep already
   */
  public boolean bringForward() {
    asked = true;
    return keeping;
  }

  /** Something is learned that is worth keeping, whenever the end comes. */
  public void keepWhatThereIs() {
    keeping = true;
  }

  /** Whether somebody asked for the end before its time. */
  public boolean asked() {
    return asked || (within.isPresent() && within.get().asked());
  }

  /** Whether it is over. */
  public boolean passed() {
    return secondsLeft() <= 0;
  }

  /** Until the end; 0 or less when it is over. */
  public double secondsLeft() {
    if (asked()) {
      return 0;
    }
    double own = (nanos - (nanoTime.getAsLong() - start)) / 1e9;
    return within.isPresent() ? Math.min(own, within.get().secondsLeft()) : own;
  }
}
