package dev.bantam.provider.anthropic;

import dev.bantam.observe.wire.WireJson;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Looking into JSON that may hold anything anywhere. */
final class Json {

  private Json() {}

  static ObjectNode object() {
    return WireJson.mapper().createObjectNode();
  }

  static ArrayNode array() {
    return WireJson.mapper().createArrayNode();
  }

  /** True when the property is there and not null. */
  static boolean has(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return !value.isMissingNode() && !value.isNull();
  }

  /** A property's text; empty if it is missing, of another type or empty. */
  static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).stringValue("")).filter(text -> !text.isEmpty());
  }

  static long number(JsonNode node, String name) {
    return node.path(name).longValue(0);
  }
}
