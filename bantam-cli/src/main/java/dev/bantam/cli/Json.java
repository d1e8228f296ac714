package dev.bantam.cli;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON for other programs. */
final class Json {

  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The value that this text is. */
  static JsonNode parsed(String text) {
    return MAPPER.readTree(text);
  }

  /** On one line. */
  static String line(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  /** A number rounded to so many decimals. */
  static double rounded(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    return Math.round(value * scale) / scale;
  }
}
