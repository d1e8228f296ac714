package dev.bantam.observe.reply;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a request says of the form of its reply. */
final class Asked {

  private final JsonNode body;
  private final Call call;

  Asked(JsonNode body, Call call) {
    this.body = body;
    this.call = call;
  }

  Call call() {
    return call;
  }

  JsonNode body() {
    return body;
  }

  /** A property as the client sent it, or something else where it sent none. */
  JsonNode echo(String name, JsonNode otherwise) {
    JsonNode value = body.path(name);
    return value.isMissingNode() || value.isNull() ? otherwise : value;
  }

  boolean streams() {
    return body.path("stream").asBoolean(false);
  }

  /** Whether a stream is to tell the usage before its end. */
  boolean usageAtTheEnd() {
    return body.path("stream_options").path("include_usage").asBoolean(false);
  }

  /** Whether the function is asked for as it was before there were tools. */
  boolean legacy() {
    return call.endpoint() == Endpoint.CHAT && body.path("tools").isEmpty();
  }

  /** A forced function ends like an answer; one that merely had to be called, like a tool call. */
  String finish() {
    JsonNode choice = body.path("tool_choice");
    boolean required = choice.isString() || choice.has("allowed_tools") || choice.has("mode");
    return call.format() instanceof AnswerFormat.Function && !legacy() && required
        ? "tool_calls"
        : "stop";
  }

  /** The schema of the answer as the client wrote it; an empty object when there is none. */
  JsonNode schema() {
    return switch (call.format()) {
      case AnswerFormat.Function function -> parameters(function.function());
      default ->
          call.endpoint() == Endpoint.RESPONSES
              ? body.path("text").path("format").path("schema")
              : body.path("response_format").path("json_schema").path("schema");
    };
  }

  private JsonNode parameters(String name) {
    for (String list : List.of("tools", "functions")) {
      for (JsonNode tool : body.path(list)) {
        JsonNode function = tool.path("function").isObject() ? tool.path("function") : tool;
        if (function.path("name").stringValue("").equals(name)) {
          return function.path("parameters");
        }
      }
    }
    return JsonNodeFactory.instance.objectNode();
  }
}
