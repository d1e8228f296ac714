package dev.bantam.gateway.api;

import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.ApiException;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.gateway.http.Handler;
import dev.bantam.gateway.store.Recorder;
import dev.bantam.observe.wire.WireJson;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code /health/live}: it runs. {@code /health/ready}: it records what it relays. */
public final class Health implements Handler {

  private final Recorder recorder;

  /** The health of a gateway with this recorder. */
  public Health(Recorder recorder) {
    this.recorder = recorder;
  }

  @Override
  public void handle(Exchange exchange) {
    if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
      throw new ApiException(ApiError.wrongMethod("Only GET here."));
    }
    switch (exchange.path()) {
      case "/health/live" -> send(exchange, 200, json("live"));
      case "/health/ready" -> {
        boolean well = recorder.trouble().isEmpty();
        send(
            exchange,
            well ? 200 : 503,
            json(well ? "ready" : "not recording")
                .put("traces_dropped", recorder.dropped())
                .put("bytes_waiting", recorder.queued()));
      }
      default ->
          throw new ApiException(ApiError.notFound("There are /health/live and /health/ready."));
    }
  }

  private static ObjectNode json(String status) {
    return WireJson.mapper().createObjectNode().put("status", status);
  }

  private static void send(Exchange exchange, int status, ObjectNode json) {
    exchange.send(
        status,
        Map.of("content-type", List.of("application/json")),
        WireJson.mapper().writeValueAsBytes(json));
  }
}
