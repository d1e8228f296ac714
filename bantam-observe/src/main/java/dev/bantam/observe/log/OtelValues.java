package dev.bantam.observe.log;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** Attributes of OTLP's JSON as plain JSON. */
final class OtelValues {

  private OtelValues() {}

  /** By name; the attributes may be OTLP's list of keys and values or an object. */
  static Map<String, JsonNode> attributes(JsonNode attributes) {
    Map<String, JsonNode> byName = new LinkedHashMap<>();
    if (attributes.isObject()) {
      attributes.properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
    }
    if (attributes.isArray()) {
      for (JsonNode attribute : attributes.values()) {
        byName.put(attribute.path("key").stringValue(""), value(attribute.path("value")));
      }
    }
    return byName;
  }

  /** The body of a log record that is a list of keys and values; empty for others. */
  static Map<String, JsonNode> body(JsonNode body) {
    return attributes(body.path("kvlistValue").path("values"));
  }

  private static JsonNode value(JsonNode value) {
    if (value.has("stringValue")) {
      return value.path("stringValue");
    }
    if (value.has("intValue")) {
      return value.path("intValue");
    }
    if (value.has("doubleValue")) {
      return value.path("doubleValue");
    }
    if (value.has("boolValue")) {
      return BooleanNode.valueOf(value.path("boolValue").booleanValue(false));
    }
    if (value.has("arrayValue")) {
      ArrayNode array = Bodies.array();
      value.path("arrayValue").path("values").forEach(element -> array.add(value(element)));
      return array;
    }
    if (value.has("kvlistValue")) {
      ObjectNode object = Bodies.object();
      attributes(value.path("kvlistValue").path("values")).forEach(object::set);
      return object;
    }
    return value;
  }
}
