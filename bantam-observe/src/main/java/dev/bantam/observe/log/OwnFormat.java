package dev.bantam.observe.log;

import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.observe.wire.RequestReader;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * Our own line: {@code request} and {@code response} are the bodies; {@code latency_ms}, {@code
 * timestamp}, {@code tenant}, {@code endpoint} (a path) and {@code headers} (of the request) may be
 * missing.
 */
final class OwnFormat implements LineFormat {

  private final RequestReader requests;

  OwnFormat(RequestReader requests) {
    this.requests = requests;
  }

  @Override
  public String title() {
    return "request and response bodies";
  }

  @Override
  public String looksLike() {
    return "{\"request\": {...}, \"response\": {...}}";
  }

  @Override
  public boolean fits(JsonNode line) {
    return line.path("request").isObject() && line.has("response");
  }

  @Override
  public void read(JsonNode line, Recordings out) {
    JsonNode request = line.path("request");
    JsonNode response = line.path("response");
    Endpoint endpoint =
        Endpoints.ofPath(line.path("endpoint").stringValue(""))
            .orElseGet(() -> Endpoints.ofBody(request));
    Optional<String> tenant =
        Optional.of(line.path("tenant").stringValue("")).filter(name -> !name.isEmpty());
    Call call = requests.read(request, endpoint, tenant);
    JsonNode latency = line.path("latency_ms");
    out.accept(
        Recorded.of(call, response)
            .timed(
                Times.of(line.path("timestamp")),
                latency.isNumber() && latency.doubleValue() >= 0
                    ? OptionalDouble.of(latency.doubleValue())
                    : OptionalDouble.empty())
            .retried(RetryHeader.counted(line.path("headers"))));
  }
}
