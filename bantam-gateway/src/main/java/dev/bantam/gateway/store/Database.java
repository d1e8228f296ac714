package dev.bantam.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;

/** A database of one kind. */
interface Database extends AutoCloseable {

  /** For messages; no secrets. */
  String name();

  /** Folder of its migrations among the resources. */
  String dialect();

  /** A new connection, ready to use, committing each statement by itself. */
  Connection connect() throws SQLException;

  /** Held while something is changed, by those of this process. */
  Lock writing();

  /** Keeps others from migrating at the same time, until the transaction ends. */
  void lockForMigration(Connection connection) throws SQLException;

  @Override
  void close();
}
