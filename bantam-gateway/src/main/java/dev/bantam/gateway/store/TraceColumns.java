package dev.bantam.gateway.store;

import dev.bantam.core.Usage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A trace as a row. */
final class TraceColumns {

  private static final List<String> NAMES =
      List.of(
          "id",
          "time",
          "tenant",
          "method",
          "path",
          "model",
          "answered_by",
          "outcome",
          "status",
          "stream",
          "retry",
          "first_byte_us",
          "whole_us",
          "request_bytes",
          "reply_bytes",
          "input_tokens",
          "cached_input_tokens",
          "output_tokens",
          "reasoning_tokens",
          "upstream_id",
          "request_sha256",
          "reply_sha256",
          "task",
          "coin",
          "sample");

  static final String ALL = String.join(", ", NAMES);

  /** Does nothing where the id is known: a commit whose confirmation was lost is repeated. */
  static final String INSERT =
      "INSERT INTO traces (%s) VALUES (%s) ON CONFLICT (id) DO NOTHING"
          .formatted(ALL, String.join(", ", NAMES.stream().map(name -> "?").toList()));

  private TraceColumns() {}

  static void write(StoredTrace trace, PreparedStatement row) throws SQLException {
    row.setString(1, trace.id());
    row.setLong(2, trace.time().toEpochMilli());
    row.setString(3, trace.tenant());
    row.setString(4, trace.method());
    row.setString(5, trace.path());
    row.setString(6, trace.model());
    row.setString(7, trace.answeredBy());
    row.setString(8, trace.outcome());
    row.setLong(9, trace.status());
    row.setLong(10, trace.stream() ? 1 : 0);
    row.setLong(11, trace.retry() ? 1 : 0);
    row.setLong(12, trace.firstByte().toNanos() / 1000);
    row.setLong(13, trace.whole().toNanos() / 1000);
    row.setLong(14, trace.requestBytes());
    row.setLong(15, trace.replyBytes());
    row.setLong(16, trace.usage().input());
    row.setLong(17, trace.usage().cachedInput());
    row.setLong(18, trace.usage().output());
    row.setLong(19, trace.usage().reasoning());
    row.setString(20, trace.upstreamId());
    row.setString(21, trace.requestSha256());
    row.setString(22, trace.replySha256());
    row.setString(23, trace.task());
    row.setDouble(24, trace.coin());
    row.setDouble(25, trace.sample());
  }

  static StoredTrace read(ResultSet row) throws SQLException {
    return new StoredTrace(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getInt(9),
        row.getLong(10) != 0,
        row.getLong(11) != 0,
        Duration.ofNanos(row.getLong(12) * 1000),
        Duration.ofNanos(row.getLong(13) * 1000),
        row.getLong(14),
        row.getLong(15),
        new Usage(row.getLong(16), row.getLong(17), row.getLong(18), row.getLong(19)),
        row.getString(20),
        row.getString(21),
        row.getString(22),
        row.getString(23),
        row.getDouble(24),
        row.getDouble(25));
  }
}
