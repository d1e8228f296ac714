package dev.bantam.loop;

import dev.bantam.core.Agreement;
import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import dev.bantam.observe.task.Task;
import dev.bantam.observe.wire.Answers;
import dev.bantam.observe.wire.ParsedAnswer;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What texts mean as answers of a task: a teacher's, as it stands in its reply, and a specialist's
 * or a person's, which is the bare value or the object itself.
 *
 * @param task the task
 * @param schema of its answers
 */
record AnswerTexts(Task task, Schema schema) {

  /** A teacher's; empty when it is no answer of the task. */
  Optional<Answer> ofTeacher(String text) {
    return Answers.parse(text, task.format(), schema) instanceof ParsedAnswer.Valid valid
        ? Optional.of(valid.answer())
        : Optional.empty();
  }

  /** A specialist's. */
  Answer ofSpecialist(String text) {
    if (!schema.bare()) {
      return Answer.of(WireJson.read(text));
    }
    Field field = schema.fields().getFirst();
    if (text.equals("null") && schema.optional().contains(field.name())) {
      return Answer.of(JsonNodeFactory.instance.nullNode());
    }
    return field instanceof Field.Bool ? Answer.of(Boolean.parseBoolean(text)) : Answer.of(text);
  }

  /** A person's, in either form; empty when it is no answer of the task. */
  Optional<Answer> ofPerson(String text) {
    return ofTeacher(text)
        .or(
            () -> {
              try {
                return Optional.of(ofSpecialist(text)).filter(this::fits);
              } catch (WireException e) {
                return Optional.empty();
              }
            });
  }

  private boolean fits(Answer answer) {
    return schema.fields().stream().allMatch(field -> fits(field, answer.field(field.name())));
  }

  private boolean fits(Field field, JsonNode value) {
    return value.isNull()
        ? schema.optional().contains(field.name())
        : field.choices().contains(name(value));
  }

  /** A value as schemas and settings name it. */
  private static String name(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  /**
   * Whether a specialist's or a person's answer has one of these values.
   *
   * @param wanted each {@code VALUE} or {@code FIELD=VALUE}
   */
  boolean hasOneOf(String text, List<String> wanted) {
    if (wanted.isEmpty()) {
      return false;
    }
    Answer answer = ofSpecialist(text);
    return schema.fields().stream()
        .anyMatch(
            field -> {
              String name = name(answer.field(field.name()));
              return wanted.contains(name) || wanted.contains(field.name() + "=" + name);
            });
  }

  /** Whether a teacher says what was answered in its place; what it cannot have said does not. */
  boolean agree(LocalAnswer local, TeacherAnswer teacher) {
    return teacher instanceof TeacherAnswer.Answered(String text, String model)
        && ofTeacher(text)
            .map(said -> Agreement.agrees(schema, said, ofSpecialist(local.text())))
            .orElse(false);
  }
}
