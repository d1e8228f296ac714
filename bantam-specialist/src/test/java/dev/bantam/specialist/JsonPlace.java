package dev.bantam.specialist;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where a value stands in a JSON text. */
record JsonPlace(List<String> keys) {

  String name() {
    return name(keys);
  }

  String key() {
    return keys.getLast();
  }

  boolean inObject() {
    return !key().matches("\\d+");
  }

  /** What a message about it begins with: of a value of a list, the list will do. */
  String prefix() {
    return inObject() ? name() : name(keys.subList(0, keys.size() - 1));
  }

  ObjectNode parent(JsonNode root) {
    return (ObjectNode) holder(root);
  }

  void replace(JsonNode root, String json) {
    JsonNode value = JsonMapper.shared().readTree(json);
    switch (holder(root)) {
      case ObjectNode object -> object.set(key(), value);
      case ArrayNode array -> array.set(Integer.parseInt(key()), value);
      default -> throw new AssertionError("no such place: " + keys);
    }
  }

  private JsonNode holder(JsonNode root) {
    JsonNode node = root;
    for (String key : keys.subList(0, keys.size() - 1)) {
      node = node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
    }
    return node;
  }

  private static String name(List<String> keys) {
    StringBuilder name = new StringBuilder();
    for (String key : keys) {
      name.append(key.matches("\\d+") ? "[" + key + "]" : name.isEmpty() ? key : "." + key);
    }
    return name.toString();
  }

  static JsonPlace at(String pointer) {
    return new JsonPlace(List.of(pointer.substring(1).split("/", -1)));
  }

  /** Every place below the root. */
  static List<JsonPlace> all(JsonNode root) {
    List<JsonPlace> places = new ArrayList<>();
    collect(root, List.of(), places);
    return places;
  }

  private static void collect(JsonNode node, List<String> keys, List<JsonPlace> places) {
    if (!keys.isEmpty()) {
      places.add(new JsonPlace(keys));
    }
    if (node.isObject()) {
      node.properties().forEach(e -> collect(e.getValue(), longer(keys, e.getKey()), places));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(node.path(i), longer(keys, Integer.toString(i)), places);
    }
  }

  private static List<String> longer(List<String> keys, String key) {
    List<String> longer = new ArrayList<>(keys);
    longer.add(key);
    return longer;
  }
}
