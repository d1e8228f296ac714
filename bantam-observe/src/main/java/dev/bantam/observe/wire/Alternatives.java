package dev.bantam.observe.wire;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The alternatives of a schema without null among them.
 *
 * @param options distinct canonical schemas in the order of their text; empty when there are none
 *     or one of them allows anything
 * @param nullable whether null is one of them, or allowed by one
 * @param onlyNull whether there is nothing but null
 */
record Alternatives(List<ObjectNode> options, boolean nullable, boolean onlyNull) {

  /** From the canonical schemas of both keywords, keyed by their text. */
  static Alternatives of(SortedMap<String, JsonNode> anyOf, SortedMap<String, JsonNode> oneOf) {
    TreeMap<String, ObjectNode> options = new TreeMap<>();
    boolean nullable = false;
    boolean anything = false;
    for (SortedMap<String, JsonNode> schemas : List.of(anyOf, oneOf)) {
      for (JsonNode schema : schemas.values()) {
        ObjectNode option = Nodes.object();
        schema.properties().forEach(entry -> option.set(entry.getKey(), entry.getValue()));
        nullable |= option.remove("nullable") != null;
        if (option.isEmpty()) {
          anything = true;
        } else if (option.path("type").stringValue("").equals("null")) {
          nullable = true;
        } else if (option.size() == 1 && option.has("anyOf")) {
          option.path("anyOf").forEach(one -> options.put(one.toString(), (ObjectNode) one));
        } else {
          options.put(option.toString(), option);
        }
      }
    }
    if (anything) {
      return new Alternatives(List.of(), false, false);
    }
    return new Alternatives(List.copyOf(options.values()), nullable, nullable && options.isEmpty());
  }

  boolean allEnums() {
    return !options.isEmpty() && options.stream().allMatch(o -> o.size() == 1 && o.has("enum"));
  }

  boolean allTypes() {
    return !options.isEmpty() && options.stream().allMatch(o -> o.size() == 1 && o.has("type"));
  }

  /** The values of all, when all are enums. */
  EnumValues enums() {
    TreeMap<String, JsonNode> values = new TreeMap<>();
    for (ObjectNode option : options) {
      option.path("enum").forEach(value -> values.put(value.toString(), value));
    }
    return new EnumValues(true, values, nullable);
  }

  /** The types of all, when all are just types. */
  SchemaTypes types() {
    TreeSet<String> names = new TreeSet<>();
    options.forEach(option -> names.addAll(SchemaTypes.of(option).names()));
    return SchemaTypes.of(names, nullable, false);
  }

  JsonNode toJson() {
    ArrayNode array = Nodes.object().arrayNode();
    options.forEach(array::add);
    return array;
  }
}
