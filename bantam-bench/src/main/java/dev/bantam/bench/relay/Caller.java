package dev.bantam.bench.relay;

import java.io.IOException;

/** Calls a relay over one connection, and over another one after a call that failed. */
final class Caller implements AutoCloseable {

  /** A relay that fails more often than that is not measured. */
  private static final int MOST_FAILED = 300;

  private final Relay relay;
  private final boolean stream;
  private Connection connection;

  Caller(Relay relay, boolean stream) throws IOException {
    this.relay = relay;
    this.stream = stream;
    this.connection = new Connection(relay.port(), stream);
  }

  /**
   * Nanoseconds until the first byte of an answer's body came. Calls that fail are counted and made
   * again.
   *
   * @throws IOException when too many have failed
   */
  long call() throws IOException {
    while (true) {
      try {
        return connection.call();
      } catch (IOException e) {
        if (relay.failed().incrementAndGet() > MOST_FAILED) {
          throw e;
        }
        connection.close();
        connection = new Connection(relay.port(), stream);
      }
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
