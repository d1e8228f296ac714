package dev.bantam.gateway.metrics;

import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.gateway.relay.CallRecorder;
import dev.bantam.gateway.relay.RelayedCall;
import dev.bantam.gateway.store.Recorder;
import dev.bantam.gateway.telemetry.CallSpans;
import dev.bantam.observe.wire.Endpoints;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts and times calls. Labels have few values: the endpoint, who answered (an upstream of the
 * configuration), how it ended and the class of the status; never a model's or a caller's name.
 */
public final class GatewayMetrics implements CallRecorder {

  private static final Duration[] BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(10),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(2)
  };

  private record Labels(String endpoint, String answeredBy, String outcome, String status) {}

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();
  private final Map<Integer, Counter> refused = new ConcurrentHashMap<>();
  private final Recorder recorder;

  /** Metrics of the calls that go on to this recorder. */
  public GatewayMetrics(Recorder recorder) {
    this.recorder = recorder;
    FunctionCounter.builder("bantam.traces.dropped", recorder, Recorder::dropped)
        .description("Traces that were not kept because the store was too slow")
        .register(registry);
    Gauge.builder("bantam.traces.waiting", recorder, Recorder::queued)
        .baseUnit("bytes")
        .description("Traces that wait to be written")
        .register(registry);
  }

  /**
   * Counts spans that no collector took.
   *
   * @param spans is held by its gateway: the registry holds it weakly, and would count no further
   *     once it is gone
   */
  public void countLost(CallSpans spans) {
    FunctionCounter.builder("bantam.spans.lost", spans, CallSpans::lost)
        .description("Spans of calls that the collector did not take")
        .register(registry);
  }

  /** Counts a request that ended with an error of ours before anybody was asked. */
  public void countRefused(ApiError error) {
    // The statuses are those of our own errors, a dozen, so that nobody outside can add a label.
    refused
        .computeIfAbsent(
            error.status(),
            status ->
                Counter.builder("bantam.requests.refused")
                    .description("Requests that the gateway refused itself, by their status")
                    .tag("status", String.valueOf(status))
                    .register(registry))
        .increment();
  }

  @Override
  public void record(RelayedCall call) {
    Labels labels =
        new Labels(
            endpoint(call.call().request().path()),
            call.answeredBy(),
            call.outcome().name().toLowerCase(Locale.ROOT),
            call.status() / 100 + "xx");
    timers.computeIfAbsent(labels, this::timer).record(call.whole());
    recorder.record(call);
  }

  private static String endpoint(String path) {
    return switch (path) {
      case "/v1/chat/completions" -> "chat";
      case "/v1/responses" -> "responses";
      case "/v1/embeddings" -> "embeddings";
      case "/v1/completions" -> "completions";
      default ->
          Endpoints.ofPath(path)
              .map(endpoint -> endpoint.name().toLowerCase(Locale.ROOT))
              .orElse("other");
    };
  }

  private Timer timer(Labels labels) {
    return Timer.builder("bantam.calls")
        .description("Calls, from their arrival to the end of the reply")
        .tag("endpoint", labels.endpoint())
        .tag("answered_by", labels.answeredBy())
        .tag("outcome", labels.outcome())
        .tag("status", labels.status())
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }

  /**
   * Replies with all of them, as Prometheus reads them.
   *
   * @param others more of the same form
   */
  public void reply(Exchange exchange, String others) {
    exchange.send(
        200,
        Map.of("content-type", List.of("text/plain; version=0.0.4; charset=utf-8")),
        (registry.scrape() + others).getBytes(StandardCharsets.UTF_8));
  }
}
