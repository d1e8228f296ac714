package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import dev.bantam.observe.wire.SchemaFields;
import java.util.List;
import java.util.Optional;

/** The shape of a task's answers, or why a specialist cannot give them. */
public sealed interface AnswerShape {

  /** The name of the only field of answers that are plain text. */
  String ANSWER = "answer";

  /** How many values a field may have. */
  int MOST_VALUES = 1_000;

  /** Answers that can be learned. */
  record Learnable(Schema schema) implements AnswerShape {}

  /**
   * Answers that cannot.
   *
   * @param reason why, in words
   */
  record Obstacle(String reason) implements AnswerShape {}

  /** The shape of this task's answers. */
  static AnswerShape of(Task task) {
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

  private static AnswerShape learnable(Schema schema) {
    Optional<Field> largest =
        schema.fields().stream().filter(f -> f.choices().size() > MOST_VALUES).findFirst();
    if (largest.isPresent()) {
      return new Obstacle(
          "its field %s has %,d values: a specialist can have %,d"
              .formatted(largest.get().name(), largest.get().choices().size(), MOST_VALUES));
    }
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
