package dev.bantam.observe.log;

import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.UsageReader;
import dev.bantam.observe.wire.WireException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * OpenTelemetry's GenAI spans and log records, as lines of OTLP JSON or one by one. The messages
 * are read from {@code gen_ai.input.messages} and {@code gen_ai.output.messages} of the span, its
 * events or a log record, or from the older {@code gen_ai.prompt.0.content} attributes. What is no
 * GenAI inference is passed over.
 */
final class OtelFormat implements LineFormat {

  private static final Set<String> INFERENCE =
      Set.of("", "chat", "text_completion", "generate_content", "responses");

  private final RequestReader requests;

  OtelFormat(RequestReader requests) {
    this.requests = requests;
  }

  @Override
  public String title() {
    return "OpenTelemetry GenAI";
  }

  @Override
  public String looksLike() {
    return "{\"resourceSpans\": [...]} or {\"resourceLogs\": [...]} with gen_ai attributes";
  }

  @Override
  public boolean fits(JsonNode line) {
    return line.path("resourceSpans").isArray()
        || line.path("resourceLogs").isArray()
        || (line.path("attributes").isContainer() && line.has("name"));
  }

  @Override
  public void read(JsonNode line, Recordings out) {
    for (JsonNode resource : line.path("resourceSpans").values()) {
      for (JsonNode scope : resource.path("scopeSpans").values()) {
        scope.path("spans").forEach(out::line);
      }
    }
    for (JsonNode resource : line.path("resourceLogs").values()) {
      for (JsonNode scope : resource.path("scopeLogs").values()) {
        scope.path("logRecords").forEach(record -> out.line(Bodies.copy(record).put("name", "")));
      }
    }
    if (line.has("attributes")) {
      span(line, out);
    }
  }

  private void span(JsonNode span, Recordings out) {
    Map<String, JsonNode> attributes =
        new TreeMap<>(OtelValues.attributes(span.path("attributes")));
    span.path("events")
        .forEach(event -> attributes.putAll(OtelValues.attributes(event.path("attributes"))));
    attributes.putAll(OtelValues.body(span.path("body")));
    if (attributes.keySet().stream().noneMatch(name -> name.startsWith("gen_ai."))
        || !INFERENCE.contains(text(attributes, "gen_ai.operation.name"))) {
      return;
    }
    JsonNode request = OtelMessages.request(attributes);
    if (request.path("messages").isEmpty()) {
      throw new WireException(
          "a GenAI span without gen_ai.input.messages; content was not recorded");
    }
    Call call = requests.read(request, Endpoint.CHAT);
    out.accept(
        Recorded.of(call, OtelMessages.reply(attributes, failed(span, attributes)))
            .orUsage(
                UsageReader.of(
                    count(attributes, "gen_ai.usage.input_tokens", "gen_ai.usage.prompt_tokens"),
                    count(
                        attributes,
                        "gen_ai.usage.cache_read.input_tokens",
                        "gen_ai.usage.cache_read_input_tokens"),
                    count(
                        attributes, "gen_ai.usage.output_tokens", "gen_ai.usage.completion_tokens"),
                    count(
                        attributes,
                        "gen_ai.usage.reasoning.output_tokens",
                        "gen_ai.usage.reasoning_tokens")))
            .between(
                Times.of(first(span, "startTimeUnixNano", "start_time", "timeUnixNano")),
                Times.of(first(span, "endTimeUnixNano", "end_time"))));
  }

  private static boolean failed(JsonNode span, Map<String, JsonNode> attributes) {
    JsonNode code = first(span.path("status"), "code", "status_code");
    return attributes.containsKey("error.type")
        || code.asInt(0) == 2
        || code.stringValue("").endsWith("ERROR");
  }

  private static String text(Map<String, JsonNode> attributes, String name) {
    JsonNode value = attributes.get(name);
    return value == null ? "" : value.stringValue("");
  }

  private static long count(Map<String, JsonNode> attributes, String... names) {
    for (String name : names) {
      JsonNode value = attributes.get(name);
      if (value != null) {
        return value.asLong(0);
      }
    }
    return 0;
  }

  private static JsonNode first(JsonNode node, String... names) {
    for (String name : names) {
      if (node.has(name)) {
        return node.path(name);
      }
    }
    return node.path(names[0]);
  }
}
