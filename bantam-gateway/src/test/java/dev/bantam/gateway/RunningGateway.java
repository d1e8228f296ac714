package dev.bantam.gateway;

import dev.bantam.gateway.answer.OpenLoop;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.ServerConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.gateway.store.Home;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.gateway.store.TraceFilter;
import dev.bantam.gateway.store.TraceStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A gateway in front of an upstream of the test's own. */
public final class RunningGateway implements AutoCloseable {

  private final Upstream upstream;
  private final Path home;
  private final Gateway gateway;
  private final GatewayConfig config;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public RunningGateway(Upstream upstream, Path home) {
    this(upstream, home, UnaryOperator.identity());
  }

  /** With settings of the test's own. */
  public RunningGateway(Upstream upstream, Path home, UnaryOperator<GatewayConfig> settings) {
    this(upstream, home, settings, OpenLoop.NONE);
  }

  /** With a loop of the test's own. */
  public RunningGateway(
      Upstream upstream, Path home, UnaryOperator<GatewayConfig> settings, OpenLoop loop) {
    this.upstream = upstream;
    this.home = home;
    this.config = settings.apply(config(upstream));
    this.gateway = Gateway.start(config, home, loop);
  }

  /** What a test begins with: any free port, short waits. */
  public static GatewayConfig config(Upstream upstream) {
    UpstreamConfig usual = UpstreamConfig.at("fake", upstream.url());
    return GatewayConfig.DEFAULT
        .withServer(
            new ServerConfig(
                "127.0.0.1",
                0,
                1 << 20,
                Duration.ofSeconds(1),
                16 << 10,
                500,
                Duration.ofMinutes(1),
                Duration.ofSeconds(1)))
        .withUpstreams(
            List.of(
                new UpstreamConfig(
                    usual.name(),
                    usual.wire(),
                    usual.url(),
                    usual.key(),
                    usual.headers(),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(600),
                    Duration.ofMillis(600),
                    1,
                    usual.concurrent(),
                    usual.queue(),
                    usual.breaker(),
                    usual.pause())));
  }

  public Gateway gateway() {
    return gateway;
  }

  /** What it was started with. */
  public GatewayConfig settings() {
    return config;
  }

  public int port() {
    return gateway.port();
  }

  /** The base URL that clients are given. */
  public String url() {
    return "http://127.0.0.1:" + port() + "/v1";
  }

  /** A request to a path. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(15));
  }

  /** A call with this body. */
  public HttpResponse<String> chat(String body) {
    return send(
        request("/v1/chat/completions").POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until so many traces are kept, and returns them, the oldest first. */
  public List<StoredTrace> traces(int count) {
    try (TraceStore store = store()) {
      while (true) {
        List<StoredTrace> traces = store.newest(TraceFilter.ALL, Optional.empty(), 1000).reversed();
        if (traces.size() >= count) {
          return traces;
        }
        Thread.sleep(10);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its store, opened a second time. */
  public TraceStore store() {
    return Home.at(home).open(config.store());
  }

  @Override
  public void close() {
    gateway.close();
    upstream.close();
    client.close();
  }
}
