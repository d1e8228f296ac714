package dev.bantam.gateway.store;

import dev.bantam.loop.LocalAnswer;
import dev.bantam.loop.Observation;
import dev.bantam.loop.TeacherAnswer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * An observation as a row. Texts of calls are bytes, since PostgreSQL's texts cannot hold every
 * character. Without a rung nothing was answered locally.
 */
final class ObservationColumns {

  static final String PENDING = "pending";
  private static final String ANSWERED = "answered";
  private static final String UNUSABLE = "unusable";

  static final String ALL =
      "id, task, time, source, coin, sample, retry, input, specialist, rung, local_answer, score,"
          + " confidence, teacher, deadline, teacher_answer, model";

  static final String INSERT =
      "INSERT INTO observations (%s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
              .formatted(ALL)
          + " ON CONFLICT (id) DO NOTHING";

  /** Its first four values are those of {@link #write(TeacherAnswer, PreparedStatement, int)}. */
  static final String SETTLE =
      "UPDATE observations SET teacher = ?, deadline = ?, teacher_answer = ?, model = ?"
          + " WHERE id = ? AND teacher = '"
          + PENDING
          + "'";

  private ObservationColumns() {}

  static void write(Observation observation, PreparedStatement row) throws SQLException {
    row.setString(1, observation.id());
    row.setString(2, observation.task());
    row.setLong(3, observation.time().toEpochMilli());
    row.setString(4, observation.source());
    row.setDouble(5, observation.coin());
    row.setDouble(6, observation.sample());
    row.setLong(7, observation.retry() ? 1 : 0);
    row.setBytes(8, bytes(observation.input()));
    Optional<LocalAnswer> local = observation.local();
    row.setLong(9, local.map(LocalAnswer::specialist).orElse(0));
    row.setString(10, local.map(LocalAnswer::rung).orElse(""));
    row.setBytes(11, bytes(local.map(LocalAnswer::text).orElse("")));
    row.setDouble(12, local.map(LocalAnswer::score).orElse(0.0));
    row.setDouble(13, local.map(LocalAnswer::confidence).orElse(0.0));
    write(observation.teacher(), row, 14);
  }

  /** Four values from this place on. */
  static void write(TeacherAnswer answer, PreparedStatement row, int first) throws SQLException {
    switch (answer) {
      case TeacherAnswer.Pending(Instant deadline) ->
          write(row, first, PENDING, deadline.toEpochMilli(), "", "");
      case TeacherAnswer.Answered(String text, String model) ->
          write(row, first, ANSWERED, 0, text, model);
      case TeacherAnswer.Unusable(String reason) -> write(row, first, UNUSABLE, 0, reason, "");
    }
  }

  private static void write(
      PreparedStatement row, int first, String kind, long deadline, String text, String model)
      throws SQLException {
    row.setString(first, kind);
    row.setLong(first + 1, deadline);
    row.setBytes(first + 2, bytes(text));
    row.setBytes(first + 3, bytes(model));
  }

  static Observation read(ResultSet row) throws SQLException {
    String rung = row.getString(10);
    return new Observation(
        row.getString(1),
        row.getString(2),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getString(4),
        row.getDouble(5),
        row.getDouble(6),
        row.getLong(7) != 0,
        text(row.getBytes(8)),
        rung.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new LocalAnswer(
                    row.getInt(9),
                    rung,
                    text(row.getBytes(11)),
                    row.getDouble(12),
                    row.getDouble(13))),
        teacher(row));
  }

  private static TeacherAnswer teacher(ResultSet row) throws SQLException {
    String text = text(row.getBytes(16));
    return switch (row.getString(14)) {
      case PENDING -> new TeacherAnswer.Pending(Instant.ofEpochMilli(row.getLong(15)));
      case ANSWERED -> new TeacherAnswer.Answered(text, text(row.getBytes(17)));
      default -> new TeacherAnswer.Unusable(text);
    };
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
