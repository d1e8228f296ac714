package dev.bantam.gateway.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;

/** A file in the gateway's home. */
final class SqliteDatabase implements Database {

  private static final int BUSY_MS = 10_000;

  private final Path file;
  private final boolean everyCall;
  private final Lock writing = new ReentrantLock(true);

  /**
   * @param everyCall whether a commit waits until the disk has it
   */
  SqliteDatabase(Path file, boolean everyCall) {
    this.file = file;
    this.everyCall = everyCall;
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public String dialect() {
    return "sqlite";
  }

  @Override
  public Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setSynchronous(
        everyCall ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MS);
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Connection connection = config.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      // Several calls a page. In this order: once a file has a write-ahead log, its pages stay as
      // they are.
      statement.execute("PRAGMA page_size=16384");
      statement.execute("PRAGMA journal_mode=WAL");
      // Deleted texts are overwritten, not only forgotten.
      statement.execute("PRAGMA secure_delete=ON");
      statement.execute("PRAGMA journal_size_limit=67108864");
    }
    return connection;
  }

  /** SQLite lets one write at a time, and makes others wait in steps that grow to 100 ms. */
  @Override
  public Lock writing() {
    return writing;
  }

  @Override
  public void lockForMigration(Connection connection) throws SQLException {
    // The transaction has the file for itself.
  }

  @Override
  public void close() {}
}
