package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.gateway.access.GatewayKey;
import dev.bantam.gateway.config.AccessConfig;
import dev.bantam.gateway.config.ConfigException;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.ServerConfig;
import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.store.Home;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.gateway.store.TraceStore;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who may call, and what becomes of keys. */
@Timeout(30)
class AccessTest {

  private static final String CALL = "{\"model\":\"m\"}";

  @TempDir private Path home;

  private static GatewayConfig with(GatewayConfig config, AccessConfig access, String address) {
    ServerConfig s = config.server();
    return config
        .withServer(
            new ServerConfig(
                address,
                s.port(),
                s.maxBody(),
                s.bodyTimeout(),
                s.maxHeaders(),
                s.maxConnections(),
                s.idle(),
                s.drain()))
        .withAccess(access)
        .withUpstreams(config.upstreams().stream().map(u -> u.withKey(key(access))).toList());
  }

  private static Optional<String> key(AccessConfig access) {
    return access.mode() == AccessConfig.Mode.KEYS ? Optional.of("sk-upstream") : Optional.empty();
  }

  private static final AccessConfig KEYS =
      new AccessConfig(AccessConfig.Mode.KEYS, List.of(), List.of(), Optional.empty());

  private String addKey(String name, boolean all) {
    GatewayKey.Fresh fresh = GatewayKey.fresh(name, all, new SecureRandom(), Instant.now());
    try (TraceStore store = Home.at(home).open(StoreConfig.DEFAULT)) {
      store.keys().add(fresh.row());
    }
    return fresh.text();
  }

  private static HttpResponse<String> call(RunningGateway gateway, String... headers) {
    HttpRequest.Builder request =
        gateway.request("/v1/chat/completions").POST(HttpRequest.BodyPublishers.ofString(CALL));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return gateway.send(request.build());
  }

  @Test
  void whatIsRefusedIsCountedByItsStatus() {
    String admin = addKey("admin", true);
    Upstream upstream = Upstream.answering("{}");
    try (RunningGateway gateway =
        new RunningGateway(upstream, home, config -> with(config, KEYS, "127.0.0.1"))) {
      String key = "Bearer " + admin;
      assertThat(call(gateway).statusCode()).isEqualTo(401);
      assertThat(call(gateway, "Authorization", "Bearer x").statusCode()).isEqualTo(401);
      assertThat(call(gateway, "Authorization", key, "Origin", "http://evil").statusCode())
          .isEqualTo(403);
      assertThat(call(gateway, "Authorization", key, "Content-Type", "text/plain").statusCode())
          .isEqualTo(415);
      HttpRequest large =
          gateway
              .request("/v1/chat/completions")
              .header("Authorization", key)
              .POST(HttpRequest.BodyPublishers.ofString("x".repeat((1 << 20) + 1)))
              .build();
      assertThat(gateway.send(large).statusCode()).isEqualTo(413);
      assertThat(get(gateway, "/metrics", admin).body())
          .contains("bantam_requests_refused_total{status=\"401\"} 2.0")
          .contains("bantam_requests_refused_total{status=\"403\"} 1.0")
          .contains("bantam_requests_refused_total{status=\"413\"} 1.0")
          .contains("bantam_requests_refused_total{status=\"415\"} 1.0");
    }
  }

  @Test
  void callersOwnKeysGoUpstreamAndNowhereElse() throws Exception {
    Upstream upstream = Upstream.answering("{}");
    try (RunningGateway gateway = new RunningGateway(upstream, home)) {
      call(gateway, "Authorization", "Bearer sk-one");
      call(gateway, "Authorization", "Bearer sk-one");
      call(gateway, "api-key", "sk-two");
      call(gateway);
      assertThat(upstream.next().header("authorization")).isEqualTo("Bearer sk-one");
      List<StoredTrace> traces = gateway.traces(4);
      List<String> tenants = traces.stream().map(StoredTrace::tenant).toList();
      assertThat(tenants.get(0)).isEqualTo(tenants.get(1)).startsWith("key-").hasSize(20);
      assertThat(tenants.get(2)).startsWith("key-").isNotEqualTo(tenants.get(0));
      assertThat(tenants.get(3)).isEmpty();
      assertThat(gateway.get("/metrics").body()).doesNotContain("sk-one", tenants.getFirst());
    }
    try (var files = Files.list(home)) {
      for (Path file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("sk-one", "sk-two");
      }
    }
  }

  @Test
  void keysOfTheGatewayStayHere() {
    String mine = addKey("mine", false);
    String other = addKey("other", false);
    String admin = addKey("admin", true);
    Upstream upstream = Upstream.answering("{}");
    try (RunningGateway gateway =
        new RunningGateway(upstream, home, config -> with(config, KEYS, "127.0.0.1"))) {
      assertThat(call(gateway).statusCode()).isEqualTo(401);
      String wrong = mine.substring(0, mine.length() - 1) + (mine.endsWith("0") ? "1" : "0");
      HttpResponse<String> refused = call(gateway, "Authorization", "Bearer " + wrong);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("invalid_api_key").doesNotContain(wrong);
      assertThat(call(gateway, "Authorization", "Bearer " + mine).statusCode()).isEqualTo(200);
      assertThat(call(gateway, "x-api-key", other).statusCode()).isEqualTo(200);
      assertThat(upstream.waiting()).isEqualTo(2);
      Upstream.Request first = upstream.next();
      Upstream.Request second = upstream.next();
      assertThat(first.header("authorization")).isEqualTo("Bearer sk-upstream");
      assertThat(second.header("x-api-key")).isEmpty();
      List<StoredTrace> traces = gateway.traces(2);
      assertThat(traces).extracting(StoredTrace::tenant).containsExactly("mine", "other");

      String others = "/bantam/v1/traces/" + traces.getLast().id();
      assertThat(get(gateway, others, mine).statusCode()).isEqualTo(404);
      assertThat(get(gateway, others, admin).statusCode()).isEqualTo(200);
      assertThat(get(gateway, "/bantam/v1/traces?tenant=other", mine).body())
          .contains("\"mine\"")
          .doesNotContain("\"other\"");
      assertThat(get(gateway, "/metrics", mine).statusCode()).isEqualTo(403);
      assertThat(get(gateway, "/metrics", admin).statusCode()).isEqualTo(200);
      assertThat(gateway.get("/metrics").statusCode()).isEqualTo(401);
      assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> get(RunningGateway gateway, String path, String key) {
    return gateway.send(gateway.request(path).header("Authorization", "Bearer " + key).build());
  }

  @Test
  void otherMachinesNeedKeys() {
    Upstream upstream = Upstream.answering("{}");
    assertThatThrownBy(
            () ->
                new RunningGateway(
                    upstream, home, config -> with(config, AccessConfig.DEFAULT, "0.0.0.0")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("access.mode");
    assertThatThrownBy(
            () -> new RunningGateway(upstream, home, config -> with(config, KEYS, "0.0.0.0")))
        .hasMessageContaining("bantam keys add");
    String key = addKey("app", false);
    try (RunningGateway gateway =
        new RunningGateway(upstream, home, config -> with(config, KEYS, "0.0.0.0"))) {
      assertThat(call(gateway, "Authorization", "Bearer " + key).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void webPagesAreRefused() throws Exception {
    Upstream upstream = Upstream.answering("{}");
    AccessConfig access =
        new AccessConfig(
            AccessConfig.Mode.PASS_THROUGH,
            List.of("gateway.local"),
            List.of("https://app.example.com"),
            Optional.empty());
    try (RunningGateway gateway =
        new RunningGateway(upstream, home, config -> with(config, access, "127.0.0.1"))) {
      assertThat(call(gateway, "Origin", "https://evil.example.com").statusCode()).isEqualTo(403);
      assertThat(call(gateway, "Origin", "null").statusCode()).isEqualTo(403);
      assertThat(call(gateway, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
      assertThat(call(gateway, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
      assertThat(call(gateway, "Content-Type", "application/x-www-form-urlencoded").statusCode())
          .isEqualTo(415);
      assertThat(upstream.waiting()).isZero();
      assertThat(call(gateway, "Origin", "https://app.example.com").statusCode()).isEqualTo(200);
      assertThat(host(gateway, "evil.example.com")).startsWith("HTTP/1.1 403");
      assertThat(host(gateway, "localhost.evil.com")).startsWith("HTTP/1.1 403");
      assertThat(host(gateway, "gateway.local")).startsWith("HTTP/1.1 200");
      assertThat(host(gateway, "[::1]:8807")).startsWith("HTTP/1.1 200");
      assertThat(host(gateway, "LOCALHOST:1")).startsWith("HTTP/1.1 200");
    }
  }

  private static String host(RunningGateway gateway, String host) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /v1/models HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void aTenantSeesItsOwnTasksAndMayNotPromote() {
    String app = addKey("app", false);
    String other = addKey("other", false);
    String operator = addKey("operator", true);
    try (RunningGateway gateway =
        new RunningGateway(
            Upstream.answering("{}"),
            home,
            config -> with(config, KEYS, "127.0.0.1"),
            (config, store, folder) -> new ScriptedLoop(store))) {
      String one = "/bantam/v1/tasks/" + ScriptedLoop.TASK;
      assertThat(asked(gateway, "GET", "/bantam/v1/tasks", app).body()).contains("\"sorting\"");
      assertThat(asked(gateway, "GET", "/bantam/v1/tasks", other).body()).contains("\"data\":[]");
      assertThat(asked(gateway, "GET", one, other).statusCode()).isEqualTo(404);
      assertThat(asked(gateway, "POST", one + "/pause", other).statusCode()).isEqualTo(404);
      assertThat(asked(gateway, "POST", one + "/promote", other).statusCode()).isEqualTo(404);
      assertThat(asked(gateway, "POST", one + "/promote", app).statusCode()).isEqualTo(403);
      assertThat(asked(gateway, "POST", one + "/pause", app).statusCode()).isEqualTo(200);
      assertThat(asked(gateway, "POST", one + "/promote", operator).statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> asked(
      RunningGateway gateway, String method, String path, String key) {
    return gateway.send(
        gateway
            .request(path)
            .header("Authorization", "Bearer " + key)
            .method(method, HttpRequest.BodyPublishers.ofString("{}"))
            .build());
  }
}
