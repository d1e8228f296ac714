package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.RouteConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that leave say nothing about the upstream that they waited for. */
@Timeout(60)
class LeavingClientsTest {

  private static final String CALL = "{\"model\":\"m\",\"messages\":[]}";

  @TempDir private Path home;

  /** Left alone after two failures, tried twice. */
  private static UpstreamConfig careful(String name, Upstream upstream) {
    UpstreamConfig usual = UpstreamConfig.at(name, upstream.url());
    return new UpstreamConfig(
        name,
        usual.wire(),
        usual.url(),
        usual.key(),
        usual.headers(),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        2,
        OptionalInt.empty(),
        0,
        OptionalInt.of(2),
        Duration.ofMinutes(10));
  }

  private static GatewayConfig both(GatewayConfig config, Upstream first, Upstream second) {
    return new GatewayConfig(
        config.server(),
        config.access(),
        List.of(careful("first", first), careful("second", second)),
        List.of(
            new RouteConfig(
                "*",
                List.of(
                    new RouteConfig.Hop("first", Optional.empty()),
                    new RouteConfig.Hop("second", Optional.empty())))),
        config.store(),
        config.cache(),
        config.loop(),
        config.telemetry());
  }

  private static void callAndLeave(RunningGateway gateway, Upstream upstream) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      String head =
          "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json";
      socket
          .getOutputStream()
          .write(
              (head + "\r\nContent-Length: " + CALL.length() + "\r\n\r\n" + CALL)
                  .getBytes(StandardCharsets.US_ASCII));
      upstream.next();
    }
  }

  /** The other side: an upstream that fails is left alone, and clients are told for how long. */
  @Test
  void onlyFailuresPauseIt() {
    Upstream first = new Upstream((request, out) -> Upstream.json(out, 500, "{}"));
    try (RunningGateway gateway =
        new RunningGateway(
            first, home, config -> config.withUpstreams(List.of(careful("first", first))))) {
      assertThat(gateway.chat(CALL).statusCode()).isEqualTo(500);
      HttpResponse<String> reply = gateway.chat(CALL);
      assertThat(reply.statusCode()).isEqualTo(503);
      assertThat(reply.body()).contains("upstream_paused");
      assertThat(Long.parseLong(reply.headers().firstValue("retry-after").orElseThrow()))
          .isBetween(1L, 600L);
    }
  }

  @Test
  void doNotPauseItAndAskNobodyElse() throws Exception {
    Upstream first = new Upstream((request, out) -> Thread.sleep(60_000));
    try (Upstream second = Upstream.answering("{\"from\":2}");
        RunningGateway gateway =
            new RunningGateway(first, home, config -> both(config, first, second))) {
      for (int i = 0; i < 5; i++) {
        callAndLeave(gateway, first);
      }
      assertThat(gateway.traces(5)).allMatch(trace -> trace.outcome().equals("abandoned"));
      first.script((request, out) -> Upstream.json(out, 200, "{\"from\":1}"));
      assertThat(gateway.chat(CALL).body()).isEqualTo("{\"from\":1}");
      first.next();
      assertThat(first.waiting()).isZero();
      assertThat(second.waiting()).isZero();
    }
  }
}
