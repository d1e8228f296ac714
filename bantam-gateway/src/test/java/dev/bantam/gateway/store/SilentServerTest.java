package dev.bantam.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database server that takes connections and says nothing. */
@Timeout(30)
class SilentServerTest {

  @Test
  void aUrlThatCannotBeReadIsNotRepeated() {
    String url = "jdbc:postgresql://db:port:1/x?user=u&password=hunter2";
    assertThatThrownBy(() -> SqlStore.open(new PostgresDatabase(url, true)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot be opened")
        .hasMessageNotContaining("hunter2")
        .hasStackTraceContaining("jdbc:postgresql://db:port:1/x")
        .satisfies(e -> assertThat(stack(e)).doesNotContain("hunter2"));
  }

  private static String stack(Throwable e) {
    StringWriter out = new StringWriter();
    e.printStackTrace(new PrintWriter(out));
    return out.toString();
  }

  @Test
  void endsInAnError() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      String url =
          "jdbc:postgresql://127.0.0.1:%d/x?user=u&password=secret"
              .formatted(silent.getLocalPort());
      PostgresDatabase database = new PostgresDatabase(url, true, Duration.ofSeconds(1));
      assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> SqlStore.open(database))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot be opened")
          .hasMessageNotContaining("secret");
    }
  }
}
