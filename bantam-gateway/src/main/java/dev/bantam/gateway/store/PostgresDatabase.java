package dev.bantam.gateway.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A server that several gateways may share. */
final class PostgresDatabase implements Database {

  /** Any number, the same in every gateway. */
  private static final long MIGRATION_LOCK = 0x62616e74616dL;

  /**
   * How long a server may be silent, when a connection is made and within a statement. None of ours
   * takes as long: deleting goes in small steps.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String url;
  private final boolean everyCall;
  private final Duration patience;

  /**
   * @param url with user and password, if they are needed
   * @param everyCall whether a commit waits until the disk has it
   */
  PostgresDatabase(String url, boolean everyCall) {
    this(url, everyCall, PATIENCE);
  }

  /**
   * @param patience how long the server may be silent, in whole seconds
   */
  PostgresDatabase(String url, boolean everyCall, Duration patience) {
    this.url = url;
    this.everyCall = everyCall;
    this.patience = patience;
  }

  @Override
  public String name() {
    return url.replaceFirst("\\?.*", "").replaceFirst("//.*@", "//");
  }

  @Override
  public String dialect() {
    return "postgresql";
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = open();
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET synchronous_commit TO " + (everyCall ? "on" : "off"));
    }
    return connection;
  }

  private Connection open() throws SQLException {
    try {
      return DriverManager.getConnection(url, limits());
    } catch (SQLException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains(url)) {
        // Of a URL that cannot be read, whose password would be told; so would the cause.
        throw new SQLException(message.replace(url, name()), e.getSQLState());
      }
      throw e;
    }
  }

  /** What the URL says itself counts instead. */
  private Properties limits() {
    String seconds = String.valueOf(patience.toSeconds());
    Properties limits = new Properties();
    limits.setProperty("connectTimeout", String.valueOf(Math.min(20, patience.toSeconds())));
    limits.setProperty("loginTimeout", seconds);
    limits.setProperty("socketTimeout", seconds);
    limits.setProperty("tcpKeepAlive", "true");
    return limits;
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
