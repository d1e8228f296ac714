package dev.bantam.provider.anthropic;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Translates messages: instructions move to {@code system}, results of tools become part of what
 * the user says, and messages of one side that follow each other become one.
 */
final class MessageTranslation {

  private final ArrayNode system = Json.array();
  private final ArrayNode turns = Json.array();

  private MessageTranslation() {}

  /** Writes {@code system} and {@code messages}. */
  static void translate(JsonNode messages, ObjectNode out) {
    if (!messages.isArray() || messages.isEmpty()) {
      throw new UntranslatableException("messages", "must be a list with at least one message");
    }
    MessageTranslation translation = new MessageTranslation();
    for (int i = 0; i < messages.size(); i++) {
      translation.add(messages.get(i), "messages[%d]".formatted(i));
    }
    if (translation.turns.isEmpty()) {
      throw new UntranslatableException(
          "messages", "Anthropic's Messages API needs a message of the user that is not empty");
    }
    if (!translation.system.isEmpty()) {
      out.set("system", translation.system);
    }
    out.set("messages", translation.turns);
  }

  private void add(JsonNode message, String field) {
    JsonNode content = message.path("content");
    String place = field + ".content";
    switch (message.path("role").stringValue("")) {
      case "system", "developer" -> {
        ArrayNode blocks = Json.array();
        ContentTranslation.add(content, place, blocks);
        for (JsonNode block : blocks) {
          if (!block.path("type").stringValue("").equals("text")) {
            throw new UntranslatableException(place, "instructions must be text");
          }
          system.add(block);
        }
      }
      case "user" -> ContentTranslation.add(content, place, turn("user"));
      case "assistant" -> assistant(message, field);
      case "tool" -> result(message, field);
      default ->
          throw new UntranslatableException(
              field + ".role", "must be system, developer, user, assistant or tool");
    }
    // A turn that nothing was said in must not be sent.
    if (!turns.isEmpty() && turns.get(turns.size() - 1).path("content").isEmpty()) {
      turns.remove(turns.size() - 1);
    }
  }

  /** The content of the last turn if it is this side's, else of a new one. */
  private ArrayNode turn(String role) {
    JsonNode last = turns.path(turns.size() - 1);
    if (last.path("role").stringValue("").equals(role)
        && last.path("content") instanceof ArrayNode content) {
      return content;
    }
    return turns.addObject().put("role", role).putArray("content");
  }

  private void assistant(JsonNode message, String field) {
    if (Json.has(message, "audio") || Json.has(message, "function_call")) {
      throw new UntranslatableException(
          field, "neither audio nor function_call can be told; use text and tool_calls");
    }
    ArrayNode turn = turn("assistant");
    ContentTranslation.add(message.path("content"), field + ".content", turn);
    Json.text(message, "refusal")
        .ifPresent(text -> turn.addObject().put("type", "text").put("text", text));
    JsonNode calls = message.path("tool_calls");
    for (int i = 0; i < calls.size(); i++) {
      String place = "%s.tool_calls[%d]".formatted(field, i);
      JsonNode function = calls.get(i).path("function");
      ObjectNode use = turn.addObject();
      use.put("type", "tool_use");
      use.put("id", required(calls.get(i), "id", place));
      use.put("name", required(function, "name", place + ".function"));
      use.set("input", arguments(function, place + ".function.arguments"));
    }
  }

  private static JsonNode arguments(JsonNode function, String field) {
    String text = function.path("arguments").stringValue("");
    if (text.isBlank()) {
      return Json.object();
    }
    try {
      JsonNode arguments = WireJson.read(text);
      if (arguments.isObject()) {
        return arguments;
      }
    } catch (WireException e) {
      throw new UntranslatableException(field, "must be a JSON object, but is " + e.getMessage());
    }
    throw new UntranslatableException(field, "must be a JSON object");
  }

  private void result(JsonNode message, String field) {
    ObjectNode result = Json.object();
    result.put("type", "tool_result");
    result.put("tool_use_id", required(message, "tool_call_id", field));
    ArrayNode content = Json.array();
    ContentTranslation.add(message.path("content"), field + ".content", content);
    if (!content.isEmpty()) {
      result.set("content", content);
    }
    turn("user").add(result);
  }

  private static String required(JsonNode node, String name, String field) {
    return Json.text(node, name)
        .orElseThrow(() -> new UntranslatableException(field + "." + name, "is missing"));
  }
}
