package dev.bantam.observe.log;

import dev.bantam.core.Call;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.UsageReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * LiteLLM's standard logging payload and its spend logs: {@code messages}, {@code response}, {@code
 * model_parameters}, {@code startTime} and {@code endTime}; the client's own body is preferred
 * where {@code proxy_server_request} keeps it. {@code model_group} is the model that was asked for.
 */
final class LiteLlmFormat implements LineFormat {

  private final RequestReader requests;

  LiteLlmFormat(RequestReader requests) {
    this.requests = requests;
  }

  @Override
  public String title() {
    return "LiteLLM log";
  }

  @Override
  public String looksLike() {
    return "{\"model\": ..., \"messages\": [...], \"response\": {...}, \"startTime\": ...}";
  }

  @Override
  public boolean fits(JsonNode line) {
    return line.has("response")
        && (line.has("messages") || line.has("proxy_server_request"))
        && !line.has("request");
  }

  @Override
  public void read(JsonNode line, Recordings out) {
    JsonNode body = request(line);
    Call call = requests.read(body, Endpoints.ofBody(body));
    boolean failed = line.path("status").stringValue("").equals("failure");
    JsonNode reply =
        failed
            ? Bodies.error(line.path("error_str").stringValue("failure"))
            : Bodies.replyOf(line.path("response"));
    out.accept(
        Recorded.of(call, reply)
            .orUsage(UsageReader.of(line))
            .between(Times.of(line.path("startTime")), Times.of(line.path("endTime")))
            .retried(
                RetryHeader.counted(line.path("proxy_server_request").path("headers"))
                    || RetryHeader.counted(
                        line.path("metadata").path("requester_custom_headers"))));
  }

  private static JsonNode request(JsonNode line) {
    JsonNode proxied = Bodies.unpacked(line.path("proxy_server_request"));
    JsonNode body = proxied.path("body").isObject() ? proxied.path("body") : proxied;
    if (body.has("messages") || body.has("input") || body.has("prompt")) {
      return body;
    }
    JsonNode parameters = Bodies.unpacked(line.path("model_parameters"));
    ObjectNode request = parameters.isObject() ? Bodies.copy(parameters) : Bodies.object();
    String group = line.path("model_group").stringValue("");
    request.put("model", group.isEmpty() ? line.path("model").stringValue("") : group);
    JsonNode messages = Bodies.unpacked(line.path("messages"));
    String type = line.path("call_type").stringValue("");
    if (type.contains("responses") || type.contains("embedding")) {
      return request.set("input", messages);
    }
    if (type.contains("text_completion")) {
      return request.set("prompt", messages);
    }
    return request.set(
        "messages",
        messages.isString()
            ? Bodies.array().add(Bodies.message("user", messages.stringValue()))
            : messages);
  }
}
