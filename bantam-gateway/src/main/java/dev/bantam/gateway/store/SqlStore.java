package dev.bantam.gateway.store;

import dev.bantam.gateway.relay.TraceId;
import dev.bantam.loop.LoopStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Traces in an SQL database: one connection writes what is new, another does the rest. */
final class SqlStore implements TraceStore {

  /** Deleting in small steps lets the writer in between. */
  private static final int STEP = 500;

  private final Database database;
  private final Session writer;
  private final Session side;
  private final SqlKeys keys;
  private final SqlLoopStore loop;
  private final Session asking;
  private final SqlQuestions questions;

  private SqlStore(Database database) {
    this.database = database;
    this.writer = new Session(database);
    this.side = new Session(database);
    this.keys = new SqlKeys(side);
    this.asking = new Session(database);
    this.questions = new SqlQuestions(asking);
    this.loop = new SqlLoopStore(new Session(database), new Session(database));
  }

  /** Opens a database, which is brought to the form that this Bantam knows. */
  static SqlStore open(Database database) {
    try (Connection connection = database.connect()) {
      new Migrator(database).migrate(connection);
    } catch (SQLException e) {
      database.close();
      throw new StoreException(
          "the store %s cannot be opened: %s".formatted(database.name(), e.getMessage()), e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return new SqlStore(database);
  }

  @Override
  public void write(List<NewTrace> traces) {
    writer.change(
        connection -> {
          try (PreparedStatement rows = connection.prepareStatement(TraceColumns.INSERT);
              PreparedStatement bodies =
                  connection.prepareStatement(
                      "INSERT INTO bodies VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
            for (NewTrace trace : traces) {
              TraceColumns.write(trace.trace(), rows);
              rows.addBatch();
              if (trace.texts().isPresent()) {
                write(trace.trace().id(), trace.texts().get(), bodies);
                bodies.addBatch();
              }
            }
            rows.executeBatch();
            bodies.executeBatch();
          }
          return traces.size();
        });
  }

  private static void write(String id, TraceTexts texts, PreparedStatement row)
      throws SQLException {
    row.setString(1, id);
    row.setBytes(2, texts.request());
    row.setBytes(3, texts.reply());
    row.setString(4, texts.replyType());
    row.setLong(5, texts.whole() ? 1 : 0);
  }

  @Override
  public Optional<StoredTrace> find(String id) {
    return side.run(
        connection -> {
          String sql = "SELECT " + TraceColumns.ALL + " FROM traces WHERE id = ?";
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, id);
            return traces(query).stream().findFirst();
          }
        });
  }

  @Override
  public Optional<TraceTexts> texts(String id) {
    return side.run(
        connection -> {
          String sql = "SELECT request, reply, reply_type, whole FROM bodies WHERE id = ?";
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new TraceTexts(
                          row.getBytes(1), row.getBytes(2), row.getString(3), row.getLong(4) != 0))
                  : Optional.empty();
            }
          }
        });
  }

  @Override
  public List<StoredTrace> newest(TraceFilter filter, Optional<String> before, int most) {
    return select(filter, "id < ?", before.orElse("~"), "DESC", most);
  }

  @Override
  public List<StoredTrace> following(TraceFilter filter, String after, int most) {
    return select(filter, "id > ?", after, "ASC", most);
  }

  private List<StoredTrace> select(
      TraceFilter filter, String bound, String id, String order, int most) {
    StringBuilder sql = new StringBuilder("SELECT " + TraceColumns.ALL + " FROM traces WHERE ");
    sql.append(bound);
    filter.tenant().ifPresent(tenant -> sql.append(" AND tenant = ?"));
    filter.model().ifPresent(model -> sql.append(" AND model = ?"));
    sql.append(" ORDER BY id ").append(order).append(" LIMIT ").append(most);
    return side.run(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql.toString())) {
            int next = 1;
            query.setString(next++, id);
            if (filter.tenant().isPresent()) {
              query.setString(next++, filter.tenant().get());
            }
            if (filter.model().isPresent()) {
              query.setString(next, filter.model().get());
            }
            return traces(query);
          }
        });
  }

  private static List<StoredTrace> traces(PreparedStatement query) throws SQLException {
    List<StoredTrace> all = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        all.add(TraceColumns.read(rows));
      }
    }
    return all;
  }

  @Override
  public boolean delete(String id) {
    return side.change(connection -> delete(connection, List.of(id))) > 0;
  }

  @Override
  public long deleteTenant(String tenant) {
    long deleted = deleteAll("traces WHERE tenant = ?", "source = ?", tenant);
    inSteps("questions WHERE tenant = ?", tenant);
    return deleted;
  }

  @Override
  public long deleteBefore(Instant time) {
    long deleted = deleteAll("traces WHERE id < ?", "id < ?", TraceId.first(time));
    inSteps("questions WHERE id < ?", TraceId.first(time));
    return deleted;
  }

  /** Traces, and then what the loop kept of calls whose traces were dropped. */
  private long deleteAll(String traces, String ofTheLoop, String value) {
    long deleted = inSteps(traces, value);
    inSteps("observations WHERE " + ofTheLoop, value);
    inSteps("corrections WHERE " + ofTheLoop, value);
    return deleted;
  }

  private long inSteps(String from, String value) {
    String sql = "SELECT id FROM " + from + " LIMIT " + STEP;
    long deleted = 0;
    int step;
    do {
      step =
          side.change(
              connection -> {
                List<String> ids = ids(connection, sql, value);
                delete(connection, ids);
                return ids.size();
              });
      deleted += step;
    } while (step > 0);
    return deleted;
  }

  private static List<String> ids(Connection connection, String sql, String value)
      throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, value);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }

  private static long delete(Connection connection, List<String> ids) throws SQLException {
    long deleted = 0;
    for (String table : List.of("questions", "observations", "corrections", "bodies", "traces")) {
      deleted = 0;
      try (PreparedStatement delete =
          connection.prepareStatement("DELETE FROM " + table + " WHERE id = ?")) {
        for (String id : ids) {
          delete.setString(1, id);
          deleted += delete.executeUpdate();
        }
      }
    }
    return deleted;
  }

  @Override
  public List<StoredTrace> unobserved(String after, int most) {
    String sql =
        "SELECT "
            + TraceColumns.ALL
            + " FROM traces WHERE task <> '' AND id > ? AND answered_by LIKE 'upstream:%'"
            + " AND outcome = 'answered' AND NOT EXISTS"
            + " (SELECT 1 FROM observations WHERE observations.id = traces.id)"
            + " ORDER BY id LIMIT "
            + most;
    return side.run(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, after);
            return traces(query);
          }
        });
  }

  @Override
  public LoopStore loop() {
    return loop;
  }

  @Override
  public QuestionTable questions() {
    return questions;
  }

  @Override
  public KeyTable keys() {
    return keys;
  }

  @Override
  public void close() {
    writer.close();
    side.close();
    loop.close();
    asking.close();
    database.close();
  }
}
