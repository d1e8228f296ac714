package dev.bantam.gateway.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What errors of databases are about. */
final class SqlFaults {

  /** Values that cannot be stored, constraints that forbid them, limits that they are beyond. */
  private static final Set<String> CLASSES_OF_ROWS = Set.of("22", "23", "54");

  /** SQLite's SQLITE_TOOBIG, SQLITE_CONSTRAINT and SQLITE_MISMATCH; its driver has no states. */
  private static final Set<Integer> CODES_OF_ROWS = Set.of(18, 19, 20);

  private SqlFaults() {}

  /**
   * Whether a failure is due to what was to be written, so that it would fail again; not to the
   * connection, the disk or the server, which may be well again later.
   */
  static boolean areOfRows(StoreException failure) {
    for (@Nullable Throwable e = failure.getCause(); e != null; e = e.getCause()) {
      if (e instanceof SQLException sql && isOfRows(sql)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfRows(SQLException e) {
    String state = e.getSQLState();
    if (state == null || state.length() != 5) {
      return CODES_OF_ROWS.contains(e.getErrorCode() & 0xff);
    }
    return CLASSES_OF_ROWS.contains(state.substring(0, 2));
  }
}
