package dev.bantam.observe.wire;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The values that a schema lists.
 *
 * @param given whether it lists any
 * @param values those without null, keyed and sorted by their text as JSON
 * @param nullable whether null is listed
 */
record EnumValues(boolean given, SortedMap<String, JsonNode> values, boolean nullable) {

  static EnumValues of(JsonNode schema) {
    JsonNode constant = schema.path("const");
    JsonNode listed = schema.path("enum");
    List<JsonNode> all = constant.isMissingNode() ? Nodes.elements(listed) : List.of(constant);
    TreeMap<String, JsonNode> values = new TreeMap<>();
    for (JsonNode value : all) {
      if (!value.isNull()) {
        values.put(value.toString(), value);
      }
    }
    return new EnumValues(
        listed.isArray() || !constant.isMissingNode(),
        values,
        all.stream().anyMatch(JsonNode::isNull));
  }

  boolean onlyNull() {
    return nullable && values.isEmpty();
  }

  /** True when the values are false and true. */
  boolean booleans() {
    return values.keySet().equals(Set.of("false", "true"))
        && values.values().stream().allMatch(JsonNode::isBoolean);
  }

  JsonNode toJson() {
    ArrayNode array = Nodes.object().arrayNode();
    values.values().forEach(array::add);
    return array;
  }
}
