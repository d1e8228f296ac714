package dev.bantam.gateway.store;

import dev.bantam.loop.Life;
import dev.bantam.loop.TaskRecord;
import dev.bantam.observe.task.TaskJson;
import dev.bantam.observe.wire.WireJson;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A task as a row: what it is and where it stands are JSON. */
final class TaskColumns {

  static final String ALL = "id, name, task, life, revision";

  static final String INSERT =
      "INSERT INTO tasks (%s) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING".formatted(ALL);

  static final String REPLACE =
      "UPDATE tasks SET name = ?, task = ?, life = ?, revision = ? WHERE id = ? AND revision = ?";

  private TaskColumns() {}

  static void write(TaskRecord task, PreparedStatement row) throws SQLException {
    row.setString(1, task.task().id());
    row.setString(2, task.name());
    row.setBytes(3, json(task));
    row.setBytes(4, life(task));
    row.setLong(5, task.revision());
  }

  static void replace(TaskRecord task, PreparedStatement row) throws SQLException {
    row.setString(1, task.name());
    row.setBytes(2, json(task));
    row.setBytes(3, life(task));
    row.setLong(4, task.revision());
    row.setString(5, task.task().id());
    row.setLong(6, task.revision() - 1);
  }

  static TaskRecord read(ResultSet row) throws SQLException {
    return new TaskRecord(
        TaskJson.read(ObservationColumns.text(row.getBytes(3))),
        row.getString(2),
        WireJson.mapper().readValue(row.getBytes(4), Life.class),
        row.getLong(5));
  }

  private static byte[] json(TaskRecord task) {
    return ObservationColumns.bytes(TaskJson.write(task.task()));
  }

  private static byte[] life(TaskRecord task) {
    return WireJson.mapper().writeValueAsBytes(task.life());
  }
}
