package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.http.Caller;
import dev.bantam.gateway.http.HelidonServer;
import dev.bantam.gateway.http.ServerOptions;
import dev.bantam.gateway.relay.Answerer;
import dev.bantam.gateway.relay.Relay;
import dev.bantam.gateway.relay.RelayedCall;
import dev.bantam.gateway.relay.TraceId;
import dev.bantam.provider.Provider;
import dev.bantam.provider.http.OpenAiProvider;
import dev.bantam.provider.http.Timeouts;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes go through as they are, as they come. */
@Timeout(20)
class RelayTest {

  private final List<RelayedCall> recorded = new CopyOnWriteArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Upstream upstream;
  private Provider provider;
  private HelidonServer server;

  @BeforeEach
  void start() {
    upstream = Upstream.answering("{\"ok\":true}");
    provider = new OpenAiProvider("fake", upstream.url(), Map.of(), Timeouts.DEFAULT);
    Relay relay =
        new Relay(
            () -> provider,
            Answerer.NOBODY,
            recorded::add,
            new TraceId(new SplittableRandom(1)),
            InstantSource.system(),
            1 << 20);
    server =
        HelidonServer.start(
            new ServerOptions(
                InetAddress.getLoopbackAddress(),
                0,
                1 << 20,
                Duration.ofSeconds(5),
                16384,
                1000,
                Duration.ofMinutes(1),
                Duration.ofSeconds(1)),
            new Front(
                exchange -> new Caller("", true, true),
                relay::relay,
                (e, c) -> {},
                e -> {},
                error -> {}));
  }

  @AfterEach
  void stop() {
    server.close();
    provider.close();
    upstream.close();
    client.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  @Test
  void bytesGoThroughAsTheyAre() throws Exception {
    String body = "{ \"model\" : \"m\",  \"unheard_of\": [1.50, 1e2] , \"messages\":[]}";
    HttpResponse<String> reply =
        client.send(
            request("/v1/chat/completions?api-version=2&x=%20")
                .header("Authorization", "Bearer sk-1")
                .header("X-Unheard-Of", "yes")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"ok\":true}");
    Upstream.Request sent = upstream.next();
    assertThat(sent.text()).isEqualTo(body);
    assertThat(sent.path()).isEqualTo("/v1/chat/completions?api-version=2&x=%20");
    assertThat(sent.header("authorization")).isEqualTo("Bearer sk-1");
    assertThat(sent.header("x-unheard-of")).isEqualTo("yes");
    assertThat(reply.headers().firstValue("x-request-id"))
        .hasValue(recorded.getFirst().call().id());
  }

  @Test
  void eventsComeOneByOne() throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    upstream.script(
        (request, out) -> {
          Upstream.begin(out, "text/event-stream");
          Upstream.chunk(out, "data: {\"n\":1}\n\n");
          seen.await();
          Upstream.chunk(out, "data: [DONE]\n\n");
          Upstream.chunk(out, "");
        });
    HttpResponse<java.io.InputStream> reply =
        client.send(
            request("/v1/chat/completions")
                .POST(HttpRequest.BodyPublishers.ofString("{\"stream\":true}"))
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("data: {\"n\":1}");
      seen.countDown();
      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).isEqualTo("data: [DONE]");
      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).isNull();
    }
    assertThat(new String(recorded.getFirst().reply(), StandardCharsets.UTF_8))
        .isEqualTo("data: {\"n\":1}\n\ndata: [DONE]\n\n");
  }

  @Test
  void aClientThatLeavesEndsTheReplyUpstream() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    upstream.script(
        (request, out) -> {
          asked.countDown();
          Thread.sleep(10_000);
        });
    try (java.net.Socket socket =
        new java.net.Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"
                  .getBytes(StandardCharsets.US_ASCII));
      asked.await();
    }
    while (recorded.isEmpty()) {
      Thread.sleep(10);
    }
    assertThat(recorded.getFirst().outcome()).hasToString("ABANDONED");
  }
}
