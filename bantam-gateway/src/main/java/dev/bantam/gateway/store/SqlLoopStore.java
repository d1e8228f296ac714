package dev.bantam.gateway.store;

import dev.bantam.loop.Correction;
import dev.bantam.loop.LoopStore;
import dev.bantam.loop.Observation;
import dev.bantam.loop.TaskRecord;
import dev.bantam.loop.TeacherAnswer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the loop keeps, in an SQL database. */
final class SqlLoopStore implements LoopStore, AutoCloseable {

  /** How one value of a row's place is said. */
  @FunctionalInterface
  private interface Values {
    void into(PreparedStatement query) throws SQLException;
  }

  /** Makes a value of a row. */
  @FunctionalInterface
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Session writing;
  private final Session reading;

  /**
   * @param writing for changes, which must not wait until much was read
   */
  SqlLoopStore(Session writing, Session reading) {
    this.writing = writing;
    this.reading = reading;
  }

  @Override
  public List<TaskRecord> tasks() {
    return select(
        "SELECT " + TaskColumns.ALL + " FROM tasks ORDER BY number",
        query -> {},
        TaskColumns::read);
  }

  @Override
  public Optional<TaskRecord> task(String id) {
    return select(
            "SELECT " + TaskColumns.ALL + " FROM tasks WHERE id = ?",
            query -> query.setString(1, id),
            TaskColumns::read)
        .stream()
        .findFirst();
  }

  @Override
  public boolean add(TaskRecord task) {
    return change(TaskColumns.INSERT, row -> TaskColumns.write(task, row)) > 0;
  }

  @Override
  public boolean replace(TaskRecord task) {
    return change(TaskColumns.REPLACE, row -> TaskColumns.replace(task, row)) > 0;
  }

  @Override
  public int observe(List<Observation> observations) {
    if (observations.isEmpty()) {
      return 0;
    }
    return writing.change(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(ObservationColumns.INSERT)) {
            for (Observation observation : observations) {
              ObservationColumns.write(observation, insert);
              insert.addBatch();
            }
            return Arrays.stream(insert.executeBatch()).sum();
          }
        });
  }

  @Override
  public boolean settle(String id, TeacherAnswer answer) {
    return change(
            ObservationColumns.SETTLE,
            row -> {
              ObservationColumns.write(answer, row, 1);
              row.setString(5, id);
            })
        > 0;
  }

  @Override
  public List<Observation> observations(String task, String after, int most) {
    return select(
        "SELECT "
            + ObservationColumns.ALL
            + " FROM observations WHERE task = ? AND id > ? ORDER BY id LIMIT "
            + most,
        query -> {
          query.setString(1, task);
          query.setString(2, after);
        },
        ObservationColumns::read);
  }

  @Override
  public List<Observation> pending() {
    return select(
        "SELECT %s FROM observations WHERE teacher = '%s' ORDER BY id"
            .formatted(ObservationColumns.ALL, ObservationColumns.PENDING),
        query -> {},
        ObservationColumns::read);
  }

  @Override
  public void correct(Correction correction) {
    writing.change(
        connection -> {
          try (PreparedStatement delete =
                  connection.prepareStatement("DELETE FROM corrections WHERE id = ?");
              PreparedStatement insert =
                  connection.prepareStatement(
                      "INSERT INTO corrections (id, task, time, source, input, answer)"
                          + " VALUES (?, ?, ?, ?, ?, ?)")) {
            delete.setString(1, correction.id());
            delete.executeUpdate();
            insert.setString(1, correction.id());
            insert.setString(2, correction.task());
            insert.setLong(3, correction.time().toEpochMilli());
            insert.setString(4, correction.source());
            insert.setBytes(5, ObservationColumns.bytes(correction.input()));
            insert.setBytes(6, ObservationColumns.bytes(correction.answer()));
            return insert.executeUpdate();
          }
        });
  }

  @Override
  public List<Correction> corrections(String task) {
    return select(
        "SELECT id, task, time, source, input, answer FROM corrections WHERE task = ?"
            + " ORDER BY number",
        query -> query.setString(1, task),
        row ->
            new Correction(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                row.getString(4),
                ObservationColumns.text(row.getBytes(5)),
                ObservationColumns.text(row.getBytes(6))));
  }

  private int change(String sql, Values values) {
    return writing.change(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            values.into(statement);
            return statement.executeUpdate();
          }
        });
  }

  private <T> List<T> select(String sql, Values values, Row<T> row) {
    return reading.run(
        connection -> {
          List<T> all = new ArrayList<>();
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            values.into(query);
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                all.add(row.read(rows));
              }
            }
          }
          return all;
        });
  }

  @Override
  public void close() {
    writing.close();
    reading.close();
  }
}
