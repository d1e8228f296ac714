package dev.bantam.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.gateway.config.StoreConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {

  @TempDir private Path folder;

  @Override
  TraceStore open() {
    return Home.at(folder.resolve("home")).open(StoreConfig.DEFAULT);
  }

  @Override
  void refuse(String tenant) throws SQLException {
    change(
        ("CREATE TRIGGER refuses BEFORE INSERT ON traces WHEN NEW.tenant = '%s'"
                + " BEGIN SELECT RAISE(ABORT, 'refused'); END")
            .formatted(tenant));
  }

  private void change(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/traces.db"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void isForItsOwnersEyes() throws Exception {
    Path home = folder.resolve("home");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
    try (var files = Files.list(home)) {
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void severalCallsFitOnAPage() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/traces.db"));
        var statement = connection.createStatement();
        var found = statement.executeQuery("PRAGMA page_size")) {
      assertThat(found.getInt(1)).isEqualTo(16_384);
    }
  }

  @Test
  void aStoreOfANewerBantamIsRefused() throws Exception {
    change("INSERT INTO bantam_schema VALUES (99, 'x')");
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer Bantam")
        .hasMessageContaining("99");
  }

  @Test
  void aStoreOfAnotherFormIsRefused() throws Exception {
    change("UPDATE bantam_schema SET sha256 = 'x'");
    assertThatThrownBy(this::open).hasMessageContaining("another form");
  }

  @Test
  void aFileThatIsNoStoreIsRefused() throws Exception {
    Path home = folder.resolve("other");
    Files.createDirectories(home);
    Files.writeString(
        home.resolve("traces.db"), "this is no database at all, but a text".repeat(99));
    assertThatThrownBy(() -> Home.at(home).open(StoreConfig.DEFAULT))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void anotherProgramMayReadAndWriteMeanwhile() {
    try (TraceStore second = open()) {
      NewTrace trace = trace("1", "a", "m", "{}");
      store.write(List.of(trace));
      assertThat(second.newest(TraceFilter.ALL, Optional.empty(), 9)).hasSize(1);
      second.keys().add(new KeyTable.Row("id", "app", "hash", false, NOON));
      assertThat(store.keys().list()).hasSize(1);
    }
  }

  @Test
  void oneHomeHasOneGateway() throws Exception {
    Home home = Home.at(folder.resolve("home"));
    try (AutoCloseable lock = home.lock()) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(home::lock).hasMessageContaining("another gateway");
    }
    home.lock().close();
  }

  @Test
  void theTenantKeyStays() {
    Home home = Home.at(folder.resolve("home"));
    assertThat(home.tenantKey()).hasSize(32).isEqualTo(home.tenantKey());
  }
}
