package dev.bantam.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a task's answers may be: one field with its values.
 *
 * @param field its name
 * @param values in no order
 */
record AnswerSchema(String field, Set<String> values) {

  AnswerSchema {
    values = Set.copyOf(values);
  }

  static AnswerSchema of(CallSet set) {
    return new AnswerSchema(
        set.style().field(),
        LabelledText.labels(set.rows()).stream()
            .map(set.style()::value)
            .collect(Collectors.toSet()));
  }

  /** Writes the schemas of sets as one JSON object, by the sets' names. */
  static void write(List<CallSet> sets, Path file) {
    ObjectNode all = ChatShapes.object();
    for (CallSet set : sets) {
      AnswerSchema schema = of(set);
      ObjectNode one = all.putObject(set.name()).put("name", schema.field());
      schema.values().stream().sorted().forEach(one.putArray("choices")::add);
    }
    JsonMapper.shared().writeValue(file.toFile(), all);
  }

  /** The schemas that such a file holds. */
  static Map<String, AnswerSchema> read(Path file) {
    Map<String, AnswerSchema> schemas = new LinkedHashMap<>();
    JsonMapper.shared()
        .readTree(file.toFile())
        .properties()
        .forEach(task -> schemas.put(task.getKey(), of(task.getValue())));
    return schemas;
  }

  /** The schema of a field as {@code assess --json} describes it. */
  static AnswerSchema of(JsonNode field) {
    return new AnswerSchema(
        field.path("name").asString(),
        field.path("choices").valueStream().map(JsonNode::asString).collect(Collectors.toSet()));
  }
}
