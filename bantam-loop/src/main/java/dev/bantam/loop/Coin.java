package dev.bantam.loop;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The coin that is thrown for every call at its arrival, before anything is known of it: a uniform
 * number, independent of the call, of all others and of what becomes of it. Takes no lock.
 */
public final class Coin {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final AtomicLong state;

  /** A coin that throws the same numbers again for the same seed: for tests and simulations. */
  public Coin(long seed) {
    this.state = new AtomicLong(seed);
  }

  /** A coin that nobody can foresee. */
  public static Coin secret() {
    return new Coin(new SecureRandom().nextLong());
  }

  /** The next throw, in [0,1). */
  double next() {
    return new SplittableRandom(state.getAndAdd(GOLDEN_GAMMA)).nextDouble();
  }
}
