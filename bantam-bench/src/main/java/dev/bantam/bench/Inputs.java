package dev.bantam.bench;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether an input was recovered: the same text, or the same values whatever their names. */
final class Inputs {

  private Inputs() {}

  static boolean same(String truth, String found) {
    return truth.equals(found)
        || (truth.startsWith("{") && found.startsWith("{") && sameValues(truth, found));
  }

  private static boolean sameValues(String truth, String found) {
    try {
      return values(truth).equals(values(found));
    } catch (JacksonException e) {
      return false; // A text that only looks like JSON, and is not the same text.
    }
  }

  private static List<JsonNode> values(String json) {
    return List.copyOf(JsonMapper.shared().readTree(json).values());
  }
}
