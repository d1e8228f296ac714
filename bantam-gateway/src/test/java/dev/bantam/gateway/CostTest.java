package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.RouteConfig;
import dev.bantam.gateway.store.CallCosts;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.gateway.store.TraceExport;
import dev.bantam.gateway.store.TraceFilter;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.observe.wire.WireJson;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What calls cost, wherever it is shown. */
@Timeout(60)
class CostTest {

  private static final String REPLY =
      """
      {"id":"c","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[{"index":0,
      "message":{"role":"assistant","content":"yes"},"finish_reason":"stop"}],
      "usage":{"prompt_tokens":1000,"completion_tokens":200,"total_tokens":1200,
      "prompt_tokens_details":{"cached_tokens":400}}}""";

  @TempDir private Path home;

  private static String call(String model) {
    return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"
        .formatted(model);
  }

  /** 600 tokens at $0.15, 400 cached ones at $0.075 and 200 at $0.60 a million. */
  private static final BigDecimal COST = new BigDecimal("0.00024");

  private static BigDecimal cost(RunningGateway gateway, String id) {
    JsonNode json = WireJson.read(gateway.get("/bantam/v1/traces/" + id).body());
    return json.path("cost_usd").decimalValue();
  }

  @Test
  void isShownWithATraceInAnExportAndInTheMetrics() throws Exception {
    Upstream upstream = Upstream.answering(REPLY);
    try (RunningGateway gateway = new RunningGateway(upstream, home)) {
      gateway.chat(call("gpt-4o-mini"));
      gateway.chat(call("gpt-4o-mini"));
      gateway.chat(call("our-own"));
      List<StoredTrace> traces = gateway.traces(3);
      assertThat(cost(gateway, traces.getFirst().id())).isEqualByComparingTo(COST);
      JsonNode list = WireJson.read(gateway.get("/bantam/v1/traces").body()).path("data");
      assertThat(list.path(0).path("model").stringValue()).isEqualTo("our-own");
      assertThat(list.path(0).path("cost_usd").isNull()).isTrue();
      assertThat(list.path(1).path("cost_usd").decimalValue()).isEqualByComparingTo(COST);
      while (!gateway.get("/metrics").body().contains("bantam_cost_usd_total{")) {
        Thread.sleep(10);
      }
      assertThat(gateway.get("/metrics").body())
          .contains("bantam_cost_usd_total{upstream=\"fake\",model=\"gpt-4o-mini\"} 0.00048\n")
          .doesNotContain("our-own");
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      try (TraceStore store = gateway.store()) {
        TraceExport.write(store, TraceFilter.ALL, CallCosts.of(gateway.settings()), lines);
      }
      List<String> exported = lines.toString(StandardCharsets.UTF_8).lines().toList();
      assertThat(WireJson.read(exported.getFirst()).path("cost_usd").decimalValue())
          .isEqualByComparingTo(COST);
      assertThat(WireJson.read(exported.getLast()).has("cost_usd")).isFalse();
    }
  }

  @Test
  void isUnknownWhereAnotherModelMayHaveAnswered() {
    Upstream upstream = Upstream.answering(REPLY);
    GatewayConfig usual = RunningGateway.config(upstream);
    GatewayConfig renaming =
        new GatewayConfig(
            usual.server(),
            usual.access(),
            usual.upstreams(),
            List.of(
                new RouteConfig("*", List.of(new RouteConfig.Hop("fake", Optional.of("gpt-4o"))))),
            usual.store(),
            usual.cache(),
            usual.loop(),
            usual.telemetry());
    try (RunningGateway gateway = new RunningGateway(upstream, home, any -> renaming)) {
      gateway.chat(call("gpt-4o-mini"));
      StoredTrace trace = gateway.traces(1).getFirst();
      assertThat(CallCosts.of(usual).of(trace)).isPresent();
      assertThat(CallCosts.of(renaming).of(trace)).isEmpty();
      JsonNode json = WireJson.read(gateway.get("/bantam/v1/traces/" + trace.id()).body());
      assertThat(json.path("cost_usd").isNull()).isTrue();
    }
  }
}
