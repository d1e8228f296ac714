package dev.bantam.learn.data;

import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/** Makes answers out of a dataset's values. */
final class Answers {

  private Answers() {}

  static Answer of(Dataset dataset, int row) {
    List<Field> fields = dataset.schema().fields();
    if (dataset.schema().bare()) {
      return Answer.of(value(fields.getFirst(), dataset.value(0, row)));
    }
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      values.put(fields.get(i).name(), value(fields.get(i), dataset.value(i, row)));
    }
    return new Answer.Fields(values);
  }

  private static JsonNode value(Field field, int value) {
    if (value == Dataset.OTHER) {
      return StringNode.valueOf(outside(field));
    }
    if (value == field.choices().size()) {
      return JsonNodeFactory.instance.nullNode();
    }
    return field instanceof Field.Bool
        ? BooleanNode.valueOf(value == 1)
        : StringNode.valueOf(field.choices().get(value));
  }

  private static String outside(Field field) {
    String other = "(other)";
    while (field.choices().contains(other)) {
      other = "(" + other + ")";
    }
    return other;
  }
}
