package dev.bantam.core;

import java.util.List;
import java.util.Optional;

/**
 * The shape of a task's answers: its fields in order, and whether an answer is an object of them or
 * the single field's bare value.
 *
 * @param fields at least one field, with distinct names
 * @param bare true when an answer is just the value of the only field, such as {@code "billing"}
 */
public record Schema(List<Field> fields, boolean bare) {

  public Schema {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a schema needs at least one field");
    }
    if (bare && fields.size() != 1) {
      throw new IllegalArgumentException("a bare answer has exactly one field");
    }
    if (fields.stream().map(Field::name).distinct().count() != fields.size()) {
      throw new IllegalArgumentException("the names of a schema's fields must be distinct");
    }
  }

  /** A schema whose answers are the field's value alone. */
  public static Schema bare(Field field) {
    return new Schema(List.of(field), true);
  }

  /** A schema whose answers are objects. */
  public static Schema object(List<Field> fields) {
    return new Schema(fields, false);
  }

  /** The field of that name. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
