package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.gateway.config.ConfigException;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.gateway.http.ServerException;
import dev.bantam.gateway.store.StoreException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a gateway from starting is said, and leaves nothing behind. */
@Timeout(30)
class StartTest {

  @TempDir private Path folder;

  private static GatewayConfig onAnyPort() {
    return GatewayConfig.DEFAULT.withServer(GatewayConfig.DEFAULT.server().withPort(0));
  }

  private void startsHere() {
    try (Gateway gateway = Gateway.start(onAnyPort(), folder.resolve("home"))) {
      assertThat(gateway.port()).isPositive();
    }
  }

  @Test
  void aPortThatIsInUse() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      GatewayConfig taken =
          onAnyPort().withServer(onAnyPort().server().withPort(other.getLocalPort()));
      assertThatThrownBy(() -> Gateway.start(taken, folder.resolve("home")))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("127.0.0.1")
          .hasMessageContaining(String.valueOf(other.getLocalPort()));
    }
    startsHere();
  }

  @Test
  void aHomeThatCannotBeMade() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "no folder");
    for (Path home : List.of(file, file.resolve("home"))) {
      assertThatThrownBy(() -> Gateway.start(onAnyPort(), home))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("cannot write to " + home)
          .hasMessageContaining("--home");
    }
  }

  @Test
  void anUpstreamThatCannotBe() {
    GatewayConfig config =
        onAnyPort()
            .withUpstreams(List.of(UpstreamConfig.at("far", URI.create("http://h:99999/v1"))));
    assertThatThrownBy(() -> Gateway.start(config, folder.resolve("home")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("upstreams: far")
        .hasMessageContaining("65535");
    startsHere();
  }
}
