package dev.bantam.observe.log;

import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Request and reply bodies out of what logs keep of them. */
final class Bodies {

  private Bodies() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** The properties of an object, to be changed. */
  static ObjectNode copy(JsonNode object) {
    ObjectNode copy = object();
    object.properties().forEach(entry -> copy.set(entry.getKey(), entry.getValue()));
    return copy;
  }

  /** A message of one text. */
  static ObjectNode message(String role, String content) {
    return object().put("role", role).put("content", content);
  }

  /** The body of a chat completion with this message. */
  static ObjectNode reply(JsonNode message, String finishReason) {
    ObjectNode choice = object();
    choice.set("message", message);
    if (!finishReason.isEmpty()) {
      choice.put("finish_reason", finishReason);
    }
    ObjectNode body = object();
    body.set("choices", array().add(choice));
    return body;
  }

  /** The body of an error. */
  static ObjectNode error(String message) {
    ObjectNode body = object();
    body.set("error", object().put("message", message));
    return body;
  }

  /** The JSON that a text holds, if it looks like an object or array; else the value itself. */
  static JsonNode unpacked(JsonNode value) {
    String text = value.stringValue("").strip();
    boolean json =
        (text.startsWith("{") && text.endsWith("}"))
            || (text.startsWith("[") && text.endsWith("]"));
    if (!json) {
      return value;
    }
    try {
      return WireJson.read(text);
    } catch (WireException plainText) {
      return value;
    }
  }

  /** A reply's body, whether the log kept the body, its message, or just what the message says. */
  static JsonNode replyOf(JsonNode output) {
    if (output.isMissingNode() || output.isNull()) {
      return object().nullNode();
    }
    JsonNode unpacked = unpacked(output);
    if (unpacked.path("choices").isArray()
        || (unpacked.path("output").isArray() && unpacked.has("object"))) {
      return unpacked;
    }
    if (unpacked.has("error") && unpacked.size() == 1) {
      return unpacked;
    }
    if (unpacked.path("role").isString()
        && (unpacked.has("content") || unpacked.has("tool_calls"))) {
      return reply(unpacked, unpacked.path("finish_reason").stringValue(""));
    }
    if (unpacked.isArray() && unpacked.size() == 1 && unpacked.path(0).path("role").isString()) {
      return replyOf(unpacked.path(0));
    }
    String text = output.isString() ? output.stringValue() : output.toString();
    return reply(message("assistant", text), "");
  }
}
