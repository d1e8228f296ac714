package dev.bantam.learn;

import dev.bantam.specialist.Answers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** From a field's values back to their indices. */
final class ValueIndex {

  private final List<Map<JsonNode, Integer>> indices = new ArrayList<>();

  ValueIndex(Answers answers) {
    int[] classes = answers.classes();
    for (int field = 0; field < classes.length; field++) {
      Map<JsonNode, Integer> index = new HashMap<>();
      for (int value = 0; value < classes[field]; value++) {
        index.put(answers.value(field, value), value);
      }
      indices.add(index);
    }
  }

  int of(int field, JsonNode value) {
    Integer index = indices.get(field).get(value);
    if (index == null) {
      throw new IllegalArgumentException("field " + field + " has no value " + value);
    }
    return index;
  }
}
