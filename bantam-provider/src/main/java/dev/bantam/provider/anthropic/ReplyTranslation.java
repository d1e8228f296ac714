package dev.bantam.provider.anthropic;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Translates a message into a chat completion. */
final class ReplyTranslation {

  private static final Map<String, String> FINISH =
      Map.of(
          "end_turn", "stop",
          "stop_sequence", "stop",
          "pause_turn", "stop",
          "max_tokens", "length",
          "model_context_window_exceeded", "length",
          "tool_use", "tool_calls",
          "refusal", "content_filter");

  private ReplyTranslation() {}

  /**
   * The chat completion that a message is. Thoughts and what has no counterpart are left out.
   *
   * @param created in seconds since 1970
   */
  static ObjectNode translate(JsonNode message, long created) {
    StringBuilder text = new StringBuilder();
    ArrayNode calls = Json.array();
    for (JsonNode block : message.path("content")) {
      switch (block.path("type").stringValue("")) {
        case "text" -> text.append(block.path("text").stringValue(""));
        case "tool_use" -> calls.add(call(block).set("function", function(block)));
        default -> {}
      }
    }
    ObjectNode reply = head(message, "chat.completion", created);
    ObjectNode choice = reply.putArray("choices").addObject().put("index", 0);
    ObjectNode said = choice.putObject("message").put("role", "assistant");
    if (text.isEmpty() && !calls.isEmpty()) {
      said.putNull("content");
    } else {
      said.put("content", text.toString());
    }
    said.putNull("refusal");
    if (!calls.isEmpty()) {
      said.set("tool_calls", calls);
    }
    choice.putNull("logprobs");
    choice.put("finish_reason", finish(message.path("stop_reason")));
    reply.set("usage", usage(message.path("usage")));
    return reply;
  }

  /** What every completion and every chunk begins with. */
  static ObjectNode head(JsonNode message, String object, long created) {
    return Json.object()
        .put("id", message.path("id").stringValue(""))
        .put("object", object)
        .put("created", created)
        .put("model", message.path("model").stringValue(""));
  }

  /** A call of a tool, still without its function. */
  static ObjectNode call(JsonNode block) {
    return Json.object().put("id", block.path("id").stringValue("")).put("type", "function");
  }

  private static ObjectNode function(JsonNode block) {
    JsonNode input = block.path("input");
    return Json.object()
        .put("name", block.path("name").stringValue(""))
        .put("arguments", input.isObject() ? input.toString() : "{}");
  }

  static String finish(JsonNode reason) {
    return FINISH.getOrDefault(reason.stringValue(""), "stop");
  }

  /** The counts; tokens from and into the cache are part of the prompt in OpenAI's counting. */
  static ObjectNode usage(JsonNode usage) {
    long cached = Json.number(usage, "cache_read_input_tokens");
    long prompt =
        Json.number(usage, "input_tokens")
            + cached
            + Json.number(usage, "cache_creation_input_tokens");
    long completion = Json.number(usage, "output_tokens");
    ObjectNode counts = Json.object();
    counts.put("prompt_tokens", prompt);
    counts.put("completion_tokens", completion);
    counts.put("total_tokens", prompt + completion);
    counts.putObject("prompt_tokens_details").put("cached_tokens", cached);
    return counts;
  }
}
