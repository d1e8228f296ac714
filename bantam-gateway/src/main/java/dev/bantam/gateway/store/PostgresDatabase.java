package dev.bantam.gateway.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A server that several gateways may share. */
final class PostgresDatabase implements Database {

  /** Any number, the same in every gateway. */
  private static final long MIGRATION_LOCK = 0x62616e74616dL;

  private final String url;
  private final boolean everyCall;

  /**
   * @param url with user and password, if they are needed
   * @param everyCall whether a commit waits until the disk has it
   */
  PostgresDatabase(String url, boolean everyCall) {
    this.url = url;
    this.everyCall = everyCall;
  }

  @Override
  public String name() {
    return url.replaceAll("\\?.*|//[^/@]*@", "");
  }

  @Override
  public String dialect() {
    return "postgresql";
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit TO " + (everyCall ? "on" : "off"));
    }
    return connection;
  }

  /** A lock of its own for each: the server lets all write at once. */
  @Override
  public Lock writing() {
    return new ReentrantLock();
  }

  @Override
  public void lockForMigration(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + MIGRATION_LOCK + ")");
    }
  }

  @Override
  public void close() {}
}
