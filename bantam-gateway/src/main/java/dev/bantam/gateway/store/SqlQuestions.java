package dev.bantam.gateway.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Questions in an SQL database. */
final class SqlQuestions implements QuestionTable {

  private final Session session;

  SqlQuestions(Session session) {
    this.session = session;
  }

  @Override
  public void keep(Row question) {
    session.change(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO questions (id, tenant, path, request, deadline)"
                      + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
            insert.setString(1, question.id());
            insert.setString(2, question.tenant());
            insert.setString(3, question.path());
            insert.setBytes(4, question.request());
            insert.setLong(5, question.deadline().toEpochMilli());
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public void drop(String id) {
    session.change(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM questions WHERE id = ?")) {
            delete.setString(1, id);
            return delete.executeUpdate();
          }
        });
  }

  @Override
  public void dropBefore(Instant time) {
    session.change(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM questions WHERE deadline < ?")) {
            delete.setLong(1, time.toEpochMilli());
            return delete.executeUpdate();
          }
        });
  }

  @Override
  public List<Row> all() {
    return session.run(
        connection -> {
          List<Row> all = new ArrayList<>();
          try (PreparedStatement query =
                  connection.prepareStatement(
                      "SELECT id, tenant, path, request, deadline FROM questions ORDER BY id");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              all.add(
                  new Row(
                      row.getString(1),
                      row.getString(2),
                      row.getString(3),
                      row.getBytes(4),
                      Instant.ofEpochMilli(row.getLong(5))));
            }
          }
          return all;
        });
  }
}
