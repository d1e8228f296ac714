package dev.bantam.gateway.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keys in an SQL database. */
final class SqlKeys implements KeyTable {

  private final Session session;

  SqlKeys(Session session) {
    this.session = session;
  }

  @Override
  public List<Row> list() {
    return session.run(
        connection -> {
          List<Row> rows = new ArrayList<>();
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT id, name, sha256, all_traces, created FROM gateway_keys"
                          + " ORDER BY name");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              rows.add(
                  new Row(
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      row.getLong(4) != 0,
                      Instant.ofEpochMilli(row.getLong(5))));
            }
          }
          return rows;
        });
  }

  @Override
  public boolean add(Row key) {
    return session.change(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO gateway_keys (id, name, sha256, all_traces, created)"
                      + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING")) {
            insert.setString(1, key.id());
            insert.setString(2, key.name());
            insert.setString(3, key.sha256());
            insert.setLong(4, key.allTraces() ? 1 : 0);
            insert.setLong(5, key.created().toEpochMilli());
            return insert.executeUpdate() > 0;
          }
        });
  }

  @Override
  public boolean remove(String name) {
    return session.change(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM gateway_keys WHERE name = ?")) {
            delete.setString(1, name);
            return delete.executeUpdate() > 0;
          }
        });
  }
}
