package dev.bantam.gateway.store;

import dev.bantam.gateway.config.StoreConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresStoreTest extends StoreContract {

  @TempDir private Path folder;
  private EmbeddedPostgres postgres;

  @BeforeAll
  void startPostgres() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  void stopPostgres() throws IOException {
    postgres.close();
  }

  @BeforeEach
  @Override
  void openStore() {
    try {
      change("DROP SCHEMA public CASCADE");
      change("CREATE SCHEMA public");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    super.openStore();
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  void refuse(String tenant) throws SQLException {
    change("ALTER TABLE traces ADD CHECK (tenant <> '%s')".formatted(tenant));
  }

  @Override
  TraceStore open() {
    StoreConfig usual = StoreConfig.DEFAULT;
    return Home.at(folder)
        .open(
            new StoreConfig(
                Optional.of(postgres.getJdbcUrl("postgres", "postgres")),
                usual.durability(),
                usual.record(),
                usual.maxBody(),
                usual.queue(),
                usual.retention()));
  }
}
