package dev.bantam.specialist;

import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * The answers that a schema allows, made once: for each field its values by index, in the order of
 * the schema, and null last where the field may be missing.
 */
public final class Answers {

  private final Schema schema;
  private final List<List<JsonNode>> values = new ArrayList<>();
  private final List<Answer> bare = new ArrayList<>();

  /** The answers of this schema. */
  public Answers(Schema schema) {
    this.schema = schema;
    for (Field field : schema.fields()) {
      List<JsonNode> nodes = new ArrayList<>();
      for (String choice : field.choices()) {
        nodes.add(
            field instanceof Field.Bool
                ? BooleanNode.valueOf(Boolean.parseBoolean(choice))
                : StringNode.valueOf(choice));
      }
      if (schema.optional().contains(field.name())) {
        nodes.add(NullNode.getInstance());
      }
      values.add(List.copyOf(nodes));
    }
    if (schema.bare()) {
      values.getFirst().forEach(value -> bare.add(Answer.of(value)));
    }
  }

  /** How many values each field has. */
  public int[] classes() {
    return values.stream().mapToInt(List::size).toArray();
  }

  /** How many values one field has. */
  public int classes(int field) {
    return values.get(field).size();
  }

  /** One value of one field. */
  public JsonNode value(int field, int index) {
    return values.get(field).get(index);
  }

  /** One value of one field in words, such as in a table. */
  public String name(int field, int index) {
    JsonNode value = value(field, index);
    return value.isString() ? value.stringValue() : value.toString();
  }

  /** The answer that has these values, by index, in the order of the schema. */
  public Answer answer(int[] chosen) {
    if (schema.bare()) {
      return bare.get(chosen[0]);
    }
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    for (int field = 0; field < values.size(); field++) {
      fields.put(schema.fields().get(field).name(), value(field, chosen[field]));
    }
    return new Answer.Fields(fields);
  }
}
