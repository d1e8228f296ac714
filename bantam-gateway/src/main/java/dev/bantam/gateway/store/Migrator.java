package dev.bantam.gateway.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings a store to the form that this Bantam knows: numbered scripts, each run once, in one
 * transaction. What was run is remembered with its hash; a store that was made by other scripts, or
 * by a newer Bantam, is refused.
 */
final class Migrator {

  private final Database database;

  Migrator(Database database) {
    this.database = database;
  }

  /**
   * @throws StoreException when the store is not one that this Bantam can use
   */
  void migrate(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try {
      database.lockForMigration(connection);
      execute(
          connection,
          "CREATE TABLE IF NOT EXISTS bantam_schema"
              + " (version INTEGER NOT NULL PRIMARY KEY, sha256 TEXT NOT NULL)");
      Map<Integer, String> applied = applied(connection);
      Map<Integer, String> known = known();
      check(applied, known);
      for (Map.Entry<Integer, String> script : known.entrySet()) {
        if (!applied.containsKey(script.getKey())) {
          apply(connection, script.getKey(), script.getValue());
        }
      }
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void check(Map<Integer, String> applied, Map<Integer, String> known) {
    applied.forEach(
        (version, hash) -> {
          if (!known.containsKey(version)) {
            throw new StoreException(
                "the store %s was written by a newer Bantam (version %d of its form; this one knows"
                        .formatted(database.name(), Collections.max(applied.keySet()))
                    + " up to %d). Use that Bantam, or another --home.".formatted(known.size()));
          }
          if (!Sha256.hex(known.get(version)).equals(hash)) {
            throw new StoreException(
                "the store %s has another form than this Bantam gave it (version %d)"
                    .formatted(database.name(), version));
          }
        });
  }

  private static Map<Integer, String> applied(Connection connection) throws SQLException {
    TreeMap<Integer, String> applied = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT version, sha256 FROM bantam_schema")) {
      while (rows.next()) {
        applied.put(rows.getInt(1), rows.getString(2));
      }
    }
    return applied;
  }

  private static void apply(Connection connection, int version, String script) throws SQLException {
    for (String statement : script.split(";\\s*\n", -1)) {
      if (!statement.isBlank()) {
        execute(connection, statement);
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO bantam_schema VALUES (?, ?)")) {
      insert.setInt(1, version);
      insert.setString(2, Sha256.hex(script));
      insert.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Map<Integer, String> known() {
    Map<Integer, String> scripts = new TreeMap<>();
    for (int version = 1; ; version++) {
      String name = database.dialect() + "/" + version + ".sql";
      try (InputStream in = Migrator.class.getResourceAsStream(name)) {
        if (in == null) {
          return scripts;
        }
        scripts.put(version, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
