package dev.bantam.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a call is answered with: a JSON value that fits the task's schema. Immutable; two answers
 * are equal when their JSON is. Whether two answers <em>agree</em> is another question, which
 * {@link Agreement} answers.
 */
public sealed interface Answer {

  /** A fresh JSON tree of this answer, the caller's to change. */
  JsonNode toJson();

  /**
   * The value of a field.
   *
   * @param name a field's name; of a bare answer every name gives its only value
   * @return the value, JSON null when the answer lacks the field
   */
  JsonNode field(String name);

  /** The bare value as text, or the whole object as compact JSON. */
  String text();

  /** A bare category. */
  static Answer of(String value) {
    return new Bare(StringNode.valueOf(value));
  }

  /** A bare truth value. */
  static Answer of(boolean value) {
    return new Bare(BooleanNode.valueOf(value));
  }

  /** The answer that this JSON value is; the value is copied. */
  static Answer of(JsonNode json) {
    if (!json.isObject()) {
      return new Bare(json);
    }
    Map<String, JsonNode> values = new LinkedHashMap<>();
    json.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return new Fields(values);
  }

  /** A single value with no name around it. */
  record Bare(JsonNode value) implements Answer {
    public Bare {
      value = value.deepCopy();
    }

    @Override
    public JsonNode toJson() {
      return value.deepCopy();
    }

    @Override
    public JsonNode field(String name) {
      return toJson();
    }

    @Override
    public String text() {
      return value.isString() ? value.stringValue() : value.toString();
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** An object of named values, in the order of the schema. */
  record Fields(Map<String, JsonNode> values) implements Answer {
    public Fields {
      Map<String, JsonNode> copy = new LinkedHashMap<>();
      values.forEach((name, value) -> copy.put(name, value.deepCopy()));
      values = Collections.unmodifiableMap(copy);
    }

    @Override
    public JsonNode toJson() {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      values.forEach((name, value) -> object.set(name, value.deepCopy()));
      return object;
    }

    @Override
    public JsonNode field(String name) {
      JsonNode value = values.get(name);
      return value == null ? JsonNodeFactory.instance.nullNode() : value.deepCopy();
    }

    @Override
    public String text() {
      return toJson().toString();
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
