package dev.bantam.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is used by one thread at a time and replaced when it breaks. Closed, it makes
 * no other: that would create an SQLite file that is gone.
 */
final class Session implements AutoCloseable {

  /** What is done with it. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  private final Database database;
  private final Lock lock = new ReentrantLock();
  private final Lock writing;
  private @Nullable Connection connection;
  private boolean closed;

  Session(Database database) {
    this.database = database;
    this.writing = database.writing();
  }

  /** Changes something, in one transaction. */
  <T> T change(Work<T> work) {
    writing.lock();
    try {
      return run(
          open -> {
            open.setAutoCommit(false);
            T result = work.with(open);
            // Commits. SQLite's driver would begin the next transaction right after commit().
            open.setAutoCommit(true);
            return result;
          });
    } finally {
      writing.unlock();
    }
  }

  /** Reads something, each statement by itself. */
  <T> T run(Work<T> work) {
    lock.lock();
    try {
      return work.with(open());
    } catch (SQLException e) {
      discard();
      throw new StoreException("the store %s: %s".formatted(database.name(), e.getMessage()), e);
    } catch (RuntimeException e) {
      discard();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private Connection open() throws SQLException {
    Connection open = connection;
    if (closed) {
      throw new StoreException("the store %s is closed".formatted(database.name()));
    }
    if (open == null) {
      open = database.connect();
      connection = open;
    }
    return open;
  }

  private void discard() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try (open) {
        open.rollback();
      } catch (SQLException e) {
        // It is broken; that is why it goes.
      }
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      discard();
    } finally {
      lock.unlock();
    }
  }
}
