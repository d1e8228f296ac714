package dev.bantam.gateway.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What is kept of calls, and where.
 *
 * @param url of a PostgreSQL database, {@code jdbc:postgresql://...}; empty: a file in the home
 * @param durability when a trace is safe
 * @param record what is kept of a call
 * @param maxBody how many bytes of a body are kept
 * @param queue how many bytes of calls may wait to be written
 * @param retention how long traces are kept; empty: until they are deleted
 */
public record StoreConfig(
    Optional<String> url,
    Durability durability,
    Recording record,
    int maxBody,
    long queue,
    Optional<Duration> retention) {

  /** When a trace is safe. */
  public enum Durability {
    /** Before the reply's end is sent. */
    EVERY_CALL,
    /** At most 50 ms after that. */
    BATCHED
  }

  /** What is kept of a call. */
  public enum Recording {
    /** All of it. */
    FULL,
    /** Figures, and hashes in place of texts. */
    HASHES,
    /** Nothing. */
    NONE
  }

  /** What holds without a file. */
  public static final StoreConfig DEFAULT =
      new StoreConfig(
          Optional.empty(),
          Durability.BATCHED,
          Recording.FULL,
          16 << 20,
          64L << 20,
          Optional.empty());

  /** Without the secrets that a URL may have. */
  @Override
  public String toString() {
    return "StoreConfig[%s, %s, %s]"
        .formatted(url.isPresent() ? "PostgreSQL" : "SQLite", durability, record);
  }
}
