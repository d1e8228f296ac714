package dev.bantam.observe.wire;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.StringNode;

/**
 * The types that a schema allows.
 *
 * @param names the types without null, sorted; empty for any
 * @param nullable whether null is allowed beside them
 * @param onlyNull whether null is the only type that was named
 */
record SchemaTypes(SortedSet<String> names, boolean nullable, boolean onlyNull) {

  static SchemaTypes of(JsonNode schema) {
    TreeSet<String> names = new TreeSet<>();
    JsonNode type = schema.path("type");
    if (type.isString()) {
      names.add(type.stringValue());
    }
    for (JsonNode one : Nodes.elements(type)) {
      if (one.isString()) {
        names.add(one.stringValue());
      }
    }
    boolean named = names.remove("null");
    boolean nullable = named || schema.path("nullable").booleanValue(false);
    return of(names, nullable, named && names.isEmpty());
  }

  /** The same without integers where numbers are allowed. */
  static SchemaTypes of(SortedSet<String> names, boolean nullable, boolean onlyNull) {
    if (names.contains("number")) {
      names.remove("integer");
    }
    return new SchemaTypes(names, nullable, onlyNull);
  }

  boolean numeric() {
    return !names.isEmpty() && Set.of("integer", "number").containsAll(names);
  }

  /** These, or what the keywords of objects and arrays say. */
  SchemaTypes orInferredFrom(JsonNode schema) {
    if (!names.isEmpty()) {
      return this;
    }
    if (schema.path("properties").isObject()) {
      return new SchemaTypes(new TreeSet<>(Set.of("object")), nullable, false);
    }
    if (schema.path("items").isObject()) {
      return new SchemaTypes(new TreeSet<>(Set.of("array")), nullable, false);
    }
    return this;
  }

  JsonNode toJson() {
    if (names.size() == 1) {
      return StringNode.valueOf(names.first());
    }
    ArrayNode array = Nodes.object().arrayNode();
    names.forEach(array::add);
    return array;
  }
}
