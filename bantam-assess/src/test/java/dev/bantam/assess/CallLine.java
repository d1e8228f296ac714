package dev.bantam.assess;

import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One recorded call in the making, as a line of our own format. */
final class CallLine {

  static final JsonMapper MAPPER = new JsonMapper();

  private final ObjectNode request = object().put("model", "gpt-4o-mini");
  private final ObjectNode message = object().put("role", "assistant");
  private final ObjectNode response = object().put("model", "gpt-4o-mini-2024-07-18");
  private final ObjectNode line = object();
  private String finished = "stop";

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  CallLine() {
    request.putArray("messages");
  }

  CallLine model(String asked, String answered) {
    request.put("model", asked);
    response.put("model", answered);
    return this;
  }

  CallLine says(String role, String text) {
    request.withArray("messages").addObject().put("role", role).put("content", text);
    return this;
  }

  /** With JSON in the request's body under this name. */
  CallLine with(String name, String json) {
    request.set(name, MAPPER.readTree(json));
    return this;
  }

  CallLine answered(String text) {
    message.put("content", text);
    return this;
  }

  /** Cut off or filtered. */
  CallLine finished(String reason) {
    finished = reason;
    return this;
  }

  CallLine called(String function, String arguments) {
    message.putNull("content");
    message
        .putArray("tool_calls")
        .addObject()
        .put("id", "call_1")
        .put("type", "function")
        .putObject("function")
        .put("name", function)
        .put("arguments", arguments);
    return this;
  }

  CallLine tokens(int input, int cached, int output, int reasoning) {
    ObjectNode usage = response.putObject("usage");
    usage.put("prompt_tokens", input).put("completion_tokens", output);
    usage.putObject("prompt_tokens_details").put("cached_tokens", cached);
    usage.putObject("completion_tokens_details").put("reasoning_tokens", reasoning);
    return this;
  }

  CallLine at(String time) {
    line.put("timestamp", time);
    return this;
  }

  CallLine took(OptionalDouble milliseconds) {
    milliseconds.ifPresent(value -> line.put("latency_ms", value));
    return this;
  }

  @Override
  public String toString() {
    ObjectNode whole = object();
    whole.set("request", request.deepCopy());
    ObjectNode body = response.deepCopy();
    ObjectNode choice = body.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", finished).set("message", message.deepCopy());
    whole.set("response", body);
    whole.setAll(line);
    return MAPPER.writeValueAsString(whole);
  }
}
