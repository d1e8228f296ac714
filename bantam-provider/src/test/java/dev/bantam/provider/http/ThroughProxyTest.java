package dev.bantam.provider.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.provider.ForwardProxy;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderReply;
import dev.bantam.provider.TestServer;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same over TLS with a proxy before the server, which tunnels. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThroughProxyTest extends OverTlsTest {

  private ForwardProxy proxy;

  @BeforeAll
  void startProxy() throws IOException {
    proxy = new ForwardProxy();
  }

  @AfterAll
  void stopProxy() throws IOException {
    proxy.close();
  }

  @Override
  protected Provider provider(URI server, Timeouts timeouts) {
    if (server.getScheme().equals("http")) {
      return super.provider(server, timeouts);
    }
    return throughProxy(() -> super.provider(server, timeouts));
  }

  /** A tunnel's handshake has the time of the first byte, not that of a connection. */
  @Override
  protected Timeouts hurriedHandshake() {
    return new Timeouts(Duration.ofSeconds(20), Duration.ofMillis(80), Duration.ofSeconds(20));
  }

  @Test
  void tunnelsToTheServer() throws IOException {
    try (TestServer server =
            serve(
                x -> {
                  x.request();
                  x.reply(200, "{\"a\":1}");
                });
        Provider provider = provider(server.url("/v1"), PATIENT);
        ProviderReply reply = provider.send(chat())) {
      assertThat(text(reply)).isEqualTo("{\"a\":1}");
      String address = server.url("").getAuthority();
      assertThat(proxy.asked()).contains("CONNECT %s HTTP/1.1".formatted(address));
    }
  }

  @Test
  void whatTheProxySaysForAServerThatIsNotThereIsPassedOn() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (Provider provider =
            provider(URI.create("https://localhost:%d/v1".formatted(port)), PATIENT);
        ProviderReply reply = provider.send(chat())) {
      assertThat(reply.status()).isEqualTo(502);
    }
  }

  @Test
  void whatIsHttpIsPassedOn() throws IOException {
    try (TestServer server =
            new TestServer(
                x -> {
                  x.request();
                  x.reply(200, "{\"a\":1}");
                });
        Provider plain = plain(server.url("/v1"));
        ProviderReply reply = plain.send(chat())) {
      assertThat(text(reply)).isEqualTo("{\"a\":1}");
      assertThat(proxy.asked())
          .contains("POST %s/v1/chat/completions HTTP/1.1".formatted(server.url("")));
    }
  }

  private Provider plain(URI server) {
    return throughProxy(() -> new OpenAiProvider("origin", server, Map.of(), PATIENT));
  }

  /** A provider that was made while this is the machine's proxy. */
  private Provider throughProxy(Supplier<Provider> made) {
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(proxy.selector());
    try {
      return made.get();
    } finally {
      ProxySelector.setDefault(before);
    }
  }
}
