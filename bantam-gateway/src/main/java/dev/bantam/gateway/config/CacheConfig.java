package dev.bantam.gateway.config;

/**
 * Replies that are kept for exact repeats.
 *
 * @param bytes how many at most, about; 0: none are kept
 * @param anyTemperature whether calls are repeated too that ask for a throw of the dice
 */
public record CacheConfig(long bytes, boolean anyTemperature) {

  /** What holds without a file. */
  public static final CacheConfig DEFAULT = new CacheConfig(32L << 20, false);

  /** Nothing is kept. */
  public static final CacheConfig OFF = new CacheConfig(0, false);
}
