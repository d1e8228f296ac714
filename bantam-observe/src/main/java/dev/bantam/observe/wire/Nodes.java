package dev.bantam.observe.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Looking into JSON that may hold anything anywhere. */
final class Nodes {

  private Nodes() {}

  /** A property's text; empty if it is missing, of another type or empty. */
  static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name).stringValue("")).filter(text -> !text.isEmpty());
  }

  /** True when the property is there and not null. */
  static boolean has(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return !value.isMissingNode() && !value.isNull();
  }

  /** The elements of an array, none for anything else. */
  static List<JsonNode> elements(JsonNode node) {
    List<JsonNode> elements = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(elements::add);
    }
    return elements;
  }

  /** A text, not longer than fits in a message for people. */
  static String brief(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
