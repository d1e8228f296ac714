package dev.bantam.observe.log;

import dev.bantam.core.Usage;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.UsageReader;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Observations as Langfuse exports them, in camel case or snake case: those of the type GENERATION
 * are calls, the others are passed over. An input may be the messages, a request's body or a text;
 * an output a reply's body, a message, a text or the answer's JSON. Latency is from start to end.
 */
final class LangfuseFormat implements LineFormat {

  private final RequestReader requests;

  LangfuseFormat(RequestReader requests) {
    this.requests = requests;
  }

  @Override
  public String title() {
    return "Langfuse export";
  }

  @Override
  public String looksLike() {
    return "{\"type\": \"GENERATION\", \"traceId\": ..., \"input\": ..., \"output\": ...}";
  }

  @Override
  public boolean fits(JsonNode line) {
    return line.path("type").isString() && (line.has("traceId") || line.has("trace_id"));
  }

  @Override
  public void read(JsonNode line, Recordings out) {
    if (!line.path("type").stringValue().equalsIgnoreCase("GENERATION")) {
      return;
    }
    JsonNode body = request(line);
    boolean failed = line.path("level").stringValue("").equals("ERROR");
    JsonNode reply =
        failed
            ? Bodies.error(either(line, "statusMessage", "status_message").stringValue("failure"))
            : Bodies.replyOf(line.path("output"));
    Recorded recorded =
        Recorded.of(requests.read(body, Endpoints.ofBody(body)), reply)
            .orUsage(usage(line))
            .between(
                Times.of(either(line, "startTime", "start_time")),
                Times.of(either(line, "endTime", "end_time")));
    JsonNode seconds = line.path("latency");
    if (recorded.latency().isEmpty() && seconds.isNumber() && seconds.doubleValue() >= 0) {
      recorded = recorded.timed(recorded.time(), OptionalDouble.of(seconds.doubleValue() * 1000));
    }
    out.accept(recorded);
  }

  private static JsonNode request(JsonNode line) {
    JsonNode parameters = Bodies.unpacked(either(line, "modelParameters", "model_parameters"));
    ObjectNode request = parameters.isObject() ? Bodies.copy(parameters) : Bodies.object();
    for (String name : new String[] {"model", "providedModelName", "provided_model_name"}) {
      if (line.path(name).isString()) {
        request.set("model", line.path(name));
        break;
      }
    }
    JsonNode input = Bodies.unpacked(line.path("input"));
    for (String name : new String[] {"response_format", "tools", "tool_choice"}) {
      if (request.path(name).isString()) {
        request.set(name, Bodies.unpacked(request.path(name)));
      }
    }
    if (input.isObject() && (input.has("messages") || input.has("input") || input.has("prompt"))) {
      input.properties().forEach(entry -> request.set(entry.getKey(), entry.getValue()));
      return request;
    }
    if (input.isArray() && input.path(0).isObject()) {
      return request.set("messages", input);
    }
    if (input.path("role").isString()) {
      return request.set("messages", Bodies.array().add(input));
    }
    JsonNode given = line.path("input");
    String text = given.isString() ? given.stringValue() : given.toString();
    return request.set("messages", Bodies.array().add(Bodies.message("user", text)));
  }

  /** Langfuse counts each kind of tokens apart; their sum is what a provider counts. */
  private static Usage usage(JsonNode line) {
    JsonNode details = Bodies.unpacked(either(line, "usageDetails", "usage_details"));
    if (!details.isObject() || details.isEmpty()) {
      JsonNode usage = line.path("usage");
      return usage.has("input") || usage.has("output")
          ? UsageReader.of(count(usage.path("input")), 0, count(usage.path("output")), 0)
          : UsageReader.of(
              count(either(usage, "promptTokens", "prompt_tokens")),
              0,
              count(either(usage, "completionTokens", "completion_tokens")),
              0);
    }
    long input = 0;
    long cached = 0;
    long output = 0;
    long reasoning = 0;
    for (Map.Entry<String, JsonNode> kind : details.properties()) {
      String name = kind.getKey();
      long tokens = count(kind.getValue());
      if (name.contains("input") || name.startsWith("prompt")) {
        input += tokens;
        cached += name.contains("cache") && !name.contains("creation") ? tokens : 0;
      } else if (name.contains("output") || name.startsWith("completion")) {
        output += tokens;
        reasoning += name.contains("reasoning") ? tokens : 0;
      }
    }
    return UsageReader.of(input, cached, output, reasoning);
  }

  private static long count(JsonNode value) {
    double number = value.isNumber() ? value.doubleValue() : 0;
    return number > 0 && number < 1e15 ? (long) number : 0;
  }

  private static JsonNode either(JsonNode node, String name, String other) {
    return node.has(name) ? node.path(name) : node.path(other);
  }
}
