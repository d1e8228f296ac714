package dev.bantam.assess;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import dev.bantam.observe.task.Task;
import dev.bantam.observe.wire.SchemaFields;
import java.util.List;

/** The shape of a task's answers, or why a specialist cannot give them. */
sealed interface Shape {

  /** The name of the only field of answers that are plain text. */
  String ANSWER = "answer";

  /** Answers that can be learned. */
  record Learnable(Schema schema) implements Shape {}

  /**
   * Answers that cannot.
   *
   * @param reason why, in words
   */
  record Obstacle(String reason) implements Shape {}

  static Shape of(Task task) {
    if (task.obstacle().isPresent()) {
      return new Obstacle(task.obstacle().get());
    }
    if (task.format() instanceof AnswerFormat.PlainText) {
      return task.values().size() < 2
          ? new Obstacle("its answers are free text, which nothing here can compare")
          : new Learnable(Schema.bare(new Field.Category(ANSWER, task.values())));
    }
    return switch (SchemaFields.of(task.format())) {
      case SchemaFields.Unknown unknown -> new Obstacle(unknown.reason());
      case SchemaFields.Known known -> learnable(known.schema());
    };
  }

  private static Shape learnable(Schema schema) {
    List<Field> others = schema.fields().stream().filter(f -> f.choices().isEmpty()).toList();
    if (others.isEmpty()) {
      return new Learnable(schema);
    }
    Field first = others.getFirst();
    String more = others.size() == 1 ? "" : " and %d more".formatted(others.size() - 1);
    return new Obstacle(
        "its field %s%s is %s: no rung answers that yet"
            .formatted(first.name(), more, kind(first)));
  }

  private static String kind(Field field) {
    return field instanceof Field.FreeText || field instanceof Field.Categories
        ? field.kind()
        : "a " + field.kind();
  }
}
