package dev.bantam.observe.log;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Chat bodies out of the GenAI attributes of a span. */
final class OtelMessages {

  /** The older attributes number their messages; no request has more. */
  private static final int NUMBERED = 1_000;

  private OtelMessages() {}

  /** The request's body; without messages when none were recorded. */
  static ObjectNode request(Map<String, JsonNode> attributes) {
    ArrayNode messages = Bodies.array();
    JsonNode instructions = value(attributes, "gen_ai.system_instructions");
    if (instructions.isArray()) {
      messages.add(message(Bodies.object().put("role", "system").set("parts", instructions)));
    } else if (instructions.isString()) {
      messages.add(Bodies.message("system", instructions.stringValue()));
    }
    JsonNode input = value(attributes, "gen_ai.input.messages");
    if (input.isArray()) {
      input.forEach(one -> messages.add(message(one)));
    } else {
      numbered(attributes, "gen_ai.prompt.", messages);
    }
    ObjectNode request = Bodies.object();
    JsonNode model = value(attributes, "gen_ai.request.model");
    if (model.isString()) {
      request.set("model", model);
    }
    JsonNode tools = value(attributes, "gen_ai.tool.definitions");
    if (tools.isArray()) {
      request.set("tools", tools);
    }
    if (value(attributes, "gen_ai.output.type").stringValue("").equals("json")) {
      request.set("response_format", Bodies.object().put("type", "json_object"));
    }
    JsonNode choices = value(attributes, "gen_ai.request.choice.count");
    if (choices.asInt(1) > 1) {
      request.put("n", choices.asInt(1));
    }
    request.set("messages", messages);
    return request;
  }

  /** The reply's body. */
  static JsonNode reply(Map<String, JsonNode> attributes, boolean failed) {
    if (failed) {
      return Bodies.error(value(attributes, "error.type").asString("failure"));
    }
    JsonNode output = value(attributes, "gen_ai.output.messages");
    ArrayNode messages = Bodies.array();
    if (output.isArray()) {
      output.forEach(one -> messages.add(message(one)));
    } else {
      numbered(attributes, "gen_ai.completion.", messages);
    }
    if (messages.isEmpty()) {
      return messages.nullNode();
    }
    String reason = messages.path(0).path("finish_reason").stringValue("");
    JsonNode reasons = value(attributes, "gen_ai.response.finish_reasons");
    ObjectNode reply =
        Bodies.reply(messages.path(0), reason.isEmpty() ? reasons.path(0).stringValue("") : reason);
    JsonNode model = value(attributes, "gen_ai.response.model");
    if (model.isString()) {
      reply.set("model", model);
    }
    return reply;
  }

  private static void numbered(
      Map<String, JsonNode> attributes, String prefix, ArrayNode messages) {
    for (int i = 0; i < NUMBERED; i++) {
      JsonNode content = attributes.get(prefix + i + ".content");
      if (content == null) {
        return;
      }
      String role =
          attributes.getOrDefault(prefix + i + ".role", MissingNode.getInstance()).stringValue("");
      ObjectNode message = Bodies.object().put("role", role.isEmpty() ? "user" : role);
      JsonNode parts = Bodies.unpacked(content);
      message.set("content", parts.isArray() && parts.path(0).has("type") ? parts : content);
      JsonNode reason = attributes.get(prefix + i + ".finish_reason");
      if (reason != null) {
        message.set("finish_reason", reason);
      }
      messages.add(message);
    }
  }

  /** A chat message out of one that has parts. */
  private static ObjectNode message(JsonNode message) {
    ObjectNode chat = Bodies.object();
    chat.set("role", message.path("role"));
    if (message.has("finish_reason")) {
      chat.set("finish_reason", message.path("finish_reason"));
    }
    if (!message.path("parts").isArray()) {
      chat.set("content", message.path("content"));
      return chat;
    }
    ArrayNode content = Bodies.array();
    ArrayNode calls = Bodies.array();
    for (JsonNode part : message.path("parts").values()) {
      switch (part.path("type").stringValue("text")) {
        case "tool_call" -> {
          ObjectNode function = Bodies.object();
          function.set("name", part.path("name"));
          function.set("arguments", part.path("arguments"));
          calls.add(Bodies.object().put("type", "function").set("function", function));
        }
        case "tool_call_response" -> {
          JsonNode response = part.has("response") ? part.path("response") : part.path("result");
          content.add(
              Bodies.object()
                  .put("type", "text")
                  .put("text", response.isString() ? response.stringValue() : response.toString()));
        }
        case "blob", "uri", "file" ->
            content.add(Bodies.object().put("type", part.path("modality").stringValue("file")));
        default -> content.add(part);
      }
    }
    chat.set("content", content);
    if (!calls.isEmpty()) {
      chat.set("tool_calls", calls);
    }
    return chat;
  }

  private static JsonNode value(Map<String, JsonNode> attributes, String name) {
    JsonNode value = attributes.get(name);
    return value == null ? MissingNode.getInstance() : Bodies.unpacked(value);
  }
}
