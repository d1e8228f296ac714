package dev.bantam.observe.wire;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A JSON Schema in the one form that all descriptions of the same type share, whichever client
 * wrote them.
 *
 * <ul>
 *   <li>Keys and {@code required} are sorted; enum values are sorted and distinct, and need no
 *       type.
 *   <li>What does not change the set of values is gone: titles, descriptions, names, defaults,
 *       {@code $schema}, {@code strict}, {@code additionalProperties} that are a truth value,
 *       number formats.
 *   <li>{@code ["string","null"]}, an alternative of null and {@code nullable} all become {@code
 *       "nullable": true}; {@code const} is an enum of one; {@code oneOf} is {@code anyOf};
 *       alternatives that are enums are one enum.
 *   <li>References are replaced by what they refer to.
 * </ul>
 *
 * Applying it twice gives what applying it once does.
 */
public final class CanonicalSchema {

  /** How many values one enum may have. */
  public static final int ENUM_VALUES = 10_000;

  /** How many values may be looked at, those of enums that are referred to each time. */
  private static final int ENUM_VALUES_SEEN = 100_000;

  private static final int NODES = 50_000;
  private static final int DEPTH = 100;

  private final SchemaReferences references;
  private int nodes;
  private int enumValues;

  private CanonicalSchema(JsonNode root) {
    references = new SchemaReferences(root);
  }

  /**
   * The canonical form of a schema; what is no schema at all is {@code {}}, which allows anything.
   *
   * @throws WireException when the schema refers to itself or to something outside, or is larger or
   *     deeper than any answer's description needs to be
   */
  public static JsonNode of(JsonNode schema) {
    return new CanonicalSchema(schema).canonical(schema, 0);
  }

  private ObjectNode canonical(JsonNode schema, int depth) {
    spend(depth);
    if (!schema.isObject()) {
      ObjectNode anything = Nodes.object();
      if (schema.isBoolean() && !schema.booleanValue()) {
        anything.set("not", Nodes.object());
      }
      return anything;
    }
    if (schema.path("$ref").isString()) {
      String reference = schema.path("$ref").stringValue();
      JsonNode target = references.enter(reference);
      ObjectNode result = canonical(overlay(target, schema, "$ref"), depth + 1);
      references.leave(reference);
      return result;
    }
    SortedMap<String, JsonNode> all = distinct(schema.path("allOf"), depth);
    all.remove("{}");
    if (all.size() == 1) {
      return canonical(overlay(all.firstEntry().getValue(), schema, "allOf"), depth + 1);
    }
    Alternatives any =
        Alternatives.of(
            distinct(schema.path("anyOf"), depth), distinct(schema.path("oneOf"), depth));
    if (any.onlyNull()) {
      return Nodes.object().put("type", "null");
    }
    if (any.options().size() == 1) {
      ObjectNode merged = overlay(any.options().getFirst(), schema, "anyOf", "oneOf");
      if (any.nullable()) {
        merged.put("nullable", true);
      }
      return canonical(merged, depth + 1);
    }
    return assemble(schema, any, all, depth);
  }

  private ObjectNode assemble(
      JsonNode schema, Alternatives any, SortedMap<String, JsonNode> all, int depth) {
    checkEnum(schema.path("enum").size());
    nodes += schema.path("type").size() + schema.path("required").size();
    SchemaTypes types = SchemaTypes.of(schema);
    boolean ownTypes = !types.names().isEmpty();
    EnumValues values = EnumValues.of(schema);
    boolean nullable = types.nullable() || values.nullable() || any.nullable();
    boolean merged = false;
    if (!values.given() && any.allEnums()) {
      values = any.enums();
      merged = true;
    } else if (!ownTypes && !values.given() && any.allTypes()) {
      types = any.types();
      merged = true;
    }
    if (values.onlyNull() || (types.onlyNull() && !values.given() && any.options().isEmpty())) {
      return Nodes.object().put("type", "null");
    }
    checkEnum(values.values().size());
    TreeMap<String, JsonNode> result = new TreeMap<>();
    if (values.booleans()) {
      result.put("type", StringNode.valueOf("boolean"));
    } else if (values.given()) {
      result.put("enum", values.toJson());
    } else {
      SchemaTypes inferred = types.orInferredFrom(schema);
      if (!inferred.names().isEmpty()) {
        result.put("type", inferred.toJson());
      }
    }
    if (!merged && !values.given() && !any.options().isEmpty()) {
      result.put("anyOf", any.toJson());
    }
    if (!all.isEmpty()) {
      result.put("allOf", array(all.values()));
    }
    for (Map.Entry<String, JsonNode> entry : schema.properties()) {
      keyword(entry.getKey(), entry.getValue(), schema, types, result, depth);
    }
    if (nullable && !result.isEmpty()) {
      result.put("nullable", BooleanNode.TRUE);
    }
    ObjectNode sorted = Nodes.object();
    result.forEach(sorted::set);
    return sorted;
  }

  private void keyword(
      String name,
      JsonNode value,
      JsonNode schema,
      SchemaTypes types,
      Map<String, JsonNode> result,
      int depth) {
    if (SchemaKeywords.HANDLED.contains(name) || SchemaKeywords.ignored(name)) {
      return;
    }
    switch (name) {
      case "properties", "patternProperties", "dependentSchemas" -> {
        ObjectNode schemas = eachSorted(value, depth);
        if (!schemas.isEmpty()) {
          result.put(name, schemas);
        }
      }
      case "required" -> {
        ArrayNode required = required(value, schema.path("properties"));
        if (!required.isEmpty()) {
          result.put(name, required);
        }
      }
      case "additionalProperties", "items", "contains" -> {
        JsonNode inner = value.isArray() ? each(value, depth) : canonical(value, depth + 1);
        if (!value.isBoolean() && !inner.isEmpty()) {
          result.put(name, inner);
        }
      }
      case "prefixItems" -> result.put(name, each(value, depth));
      case "not" -> result.put(name, canonical(value, depth + 1));
      case "format" -> {
        if (!types.numeric()) {
          result.put(name, value);
        }
      }
      default -> result.put(name, sorted(value, depth + 1));
    }
  }

  private SortedMap<String, JsonNode> distinct(JsonNode schemas, int depth) {
    SortedMap<String, JsonNode> distinct = new TreeMap<>();
    for (JsonNode schema : Nodes.elements(schemas)) {
      JsonNode canonical = canonical(schema, depth + 1);
      distinct.put(canonical.toString(), canonical);
    }
    return distinct;
  }

  private ArrayNode each(JsonNode schemas, int depth) {
    ArrayNode result = Nodes.object().arrayNode();
    Nodes.elements(schemas).forEach(schema -> result.add(canonical(schema, depth + 1)));
    return result;
  }

  private ObjectNode eachSorted(JsonNode schemas, int depth) {
    ObjectNode result = Nodes.object();
    if (schemas.isObject()) {
      TreeMap<String, JsonNode> byName = new TreeMap<>();
      schemas.properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
      byName.forEach((name, schema) -> result.set(name, canonical(schema, depth + 1)));
    }
    return result;
  }

  private static ArrayNode required(JsonNode names, JsonNode properties) {
    TreeSet<String> sorted = new TreeSet<>();
    for (JsonNode name : Nodes.elements(names)) {
      if (name.isString() && properties.has(name.stringValue())) {
        sorted.add(name.stringValue());
      }
    }
    ArrayNode result = Nodes.object().arrayNode();
    sorted.forEach(result::add);
    return result;
  }

  private JsonNode sorted(JsonNode value, int depth) {
    spend(depth);
    if (value.isArray()) {
      ArrayNode result = Nodes.object().arrayNode();
      value.forEach(element -> result.add(sorted(element, depth + 1)));
      return result;
    }
    if (!value.isObject()) {
      return value;
    }
    TreeMap<String, JsonNode> byName = new TreeMap<>();
    value.properties().forEach(e -> byName.put(e.getKey(), sorted(e.getValue(), depth + 1)));
    ObjectNode result = Nodes.object();
    byName.forEach(result::set);
    return result;
  }

  private static ArrayNode array(Iterable<JsonNode> values) {
    ArrayNode array = Nodes.object().arrayNode();
    values.forEach(array::add);
    return array;
  }

  /** The target with what stands beside the replaced keywords on top. */
  private ObjectNode overlay(JsonNode target, JsonNode beside, String... replaced) {
    nodes += target.size() + beside.size();
    ObjectNode result = Nodes.object();
    if (target.isObject()) {
      target.properties().forEach(entry -> result.set(entry.getKey(), entry.getValue()));
    }
    ObjectNode rest = Nodes.object();
    beside.properties().forEach(entry -> rest.set(entry.getKey(), entry.getValue()));
    rest.remove(List.of(replaced));
    rest.properties().forEach(entry -> result.set(entry.getKey(), entry.getValue()));
    return result;
  }

  private void checkEnum(int values) {
    enumValues += values;
    if (values > ENUM_VALUES || enumValues > ENUM_VALUES_SEEN) {
      throw new WireException("enums of more than %,d values".formatted(ENUM_VALUES));
    }
  }

  private void spend(int depth) {
    if (depth > DEPTH) {
      throw new WireException("a schema nested more than %d deep".formatted(DEPTH));
    }
    if (++nodes > NODES) {
      throw new WireException("a schema of more than %,d parts".formatted(NODES));
    }
  }
}
