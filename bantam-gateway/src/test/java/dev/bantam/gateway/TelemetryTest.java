package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.bantam.gateway.config.TelemetryConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Spans as a collector gets them. */
@Timeout(60)
class TelemetryTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";
  private static final String CALL =
      "{\"model\":\"asked-model\",\"messages\":[{\"role\":\"user\",\"content\":\"my secret\"}]}";

  @TempDir private Path home;

  /** A collector on this machine; what it got is protobuf, whose texts stand in it as they are. */
  private static final class Collector implements AutoCloseable {

    private final LinkedBlockingQueue<String> got = new LinkedBlockingQueue<>();
    private final HttpServer server;

    Collector() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/v1/traces",
          exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String key = String.valueOf(exchange.getRequestHeaders().getFirst("x-collector-key"));
            got.add(key + "\n" + new String(body, StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.start();
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String next() throws InterruptedException {
      return String.valueOf(got.poll(30, TimeUnit.SECONDS));
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private static String bytes(String hexadecimal) {
    return new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.ISO_8859_1);
  }

  private RunningGateway gateway(Upstream upstream, URI collector) {
    TelemetryConfig telemetry =
        new TelemetryConfig(Optional.of(collector), Map.of("x-collector-key", "c"));
    return new RunningGateway(upstream, home, usual -> usual.withTelemetry(telemetry));
  }

  private static void chat(RunningGateway gateway, String flags) {
    gateway.send(
        gateway
            .request("/v1/chat/completions")
            .header("Authorization", "Bearer sk-hidden")
            .header("traceparent", "00-%s-%s-%s".formatted(TRACE, PARENT, flags))
            .POST(HttpRequest.BodyPublishers.ofString(CALL))
            .build());
  }

  @Test
  void aCallIsASpanOfItsCallersTrace() throws Exception {
    Upstream upstream = Upstream.answering(Replies.chat("nothing to tell"));
    try (Collector collector = new Collector();
        RunningGateway gateway = gateway(upstream, collector.url())) {
      chat(gateway, "01");
      assertThat(upstream.next().header("traceparent")).contains(TRACE).contains(PARENT);
      assertThat(collector.next())
          .startsWith("c\n")
          .contains("chat asked-model")
          .contains(bytes(TRACE))
          .contains(bytes(PARENT))
          .contains("gen_ai.operation.name")
          .contains("gen_ai.provider.name")
          .contains("gen_ai.request.model")
          .contains("gen_ai.response.model")
          .contains("gpt-test")
          .contains("gen_ai.usage.input_tokens")
          .contains("gen_ai.usage.output_tokens")
          .contains("server.address")
          .contains("bantam.answered_by")
          .contains("upstream:fake")
          .contains("bantam.trace_id")
          .doesNotContain("error.type")
          .doesNotContain("my secret")
          .doesNotContain("nothing to tell")
          .doesNotContain("sk-hidden");
    }
  }

  @Test
  void aFailedCallTellsItsStatusAndAnUnrecordedTraceIsNotTold() throws Exception {
    Upstream upstream = Upstream.answering(Replies.chat("fine"));
    try (Collector collector = new Collector();
        RunningGateway gateway = gateway(upstream, collector.url())) {
      chat(gateway, "00");
      gateway.get("/v1/models");
      upstream.script((request, out) -> Upstream.json(out, 500, "{\"error\":{}}"));
      gateway.chat(CALL);
      assertThat(collector.next())
          .contains("error.type")
          .contains("500")
          .doesNotContain(bytes(TRACE));
      assertThat(collector.got).isEmpty();
    }
  }

  @Test
  void aDeadCollectorCostsNothingButItsSpans() throws Exception {
    URI dead;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    Upstream upstream = Upstream.answering(Replies.chat("fine"));
    try (RunningGateway gateway = gateway(upstream, dead)) {
      for (int i = 0; i < 3; i++) {
        assertThat(gateway.chat(CALL).statusCode()).isEqualTo(200);
      }
      System.gc(); // Takes what the metrics are read from, if nobody holds it.
      while (!gateway.get("/metrics").body().contains("bantam_spans_lost_total 3.0")) {
        Thread.sleep(20);
      }
    }
  }
}
