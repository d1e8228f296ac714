package dev.bantam.observe.wire;

import dev.bantam.core.AnswerFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Answer formats out of the schemas that clients send. An object of one required property is taken
 * as a wrapper around a bare value: its canonical schema is the value's, its name the wrapper.
 *
 * <p>Keeps the canonical forms of the last schemas, which are the same in every call of a task.
 * Safe for use by several threads.
 */
final class AnswerFormats {

  private static final int KEPT = 256;

  private final Map<JsonNode, JsonNode> canonical =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonNode, JsonNode> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * The format of answers that fit this schema.
   *
   * @throws WireException when the schema has no canonical form, or is of a bare choice, which as
   *     JSON could not be told from plain text
   */
  AnswerFormat json(JsonNode schema) {
    JsonNode whole = canonical(schema);
    JsonNode properties = whole.path("properties");
    if (properties.size() == 1 && whole.size() == 3 && whole.path("required").size() == 1) {
      String wrapper = properties.propertyNames().iterator().next();
      return new AnswerFormat.Json(properties.path(wrapper), wrapper);
    }
    if (whole.isEmpty()
        || (whole.size() == 1 && whole.path("type").stringValue("").equals("object"))) {
      return new AnswerFormat.AnyJson();
    }
    if (!whole.path("type").stringValue("").equals("object")
        && !whole.path("type").stringValue("").equals("array")) {
      throw new WireException("an answer schema that is neither an object nor an array");
    }
    return new AnswerFormat.Json(whole, "");
  }

  /**
   * The format of a function's arguments.
   *
   * @throws WireException when their schema has no canonical form
   */
  AnswerFormat function(String name, JsonNode parameters) {
    return new AnswerFormat.Function(name, canonical(parameters));
  }

  private JsonNode canonical(JsonNode schema) {
    synchronized (canonical) {
      JsonNode known = canonical.get(schema);
      if (known != null) {
        return known;
      }
    }
    JsonNode result = CanonicalSchema.of(schema);
    synchronized (canonical) {
      canonical.put(schema.deepCopy(), result);
    }
    return result;
  }
}
