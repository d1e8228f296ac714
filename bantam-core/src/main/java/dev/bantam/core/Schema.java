package dev.bantam.core;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The shape of a task's answers: its fields in order, and whether an answer is an object of them or
 * the single field's bare value.
 *
 * @param fields at least one field, with distinct names
 * @param bare true when an answer is just the value of the only field, such as {@code "billing"}
 * @param optional the names of the fields that may be null or missing
 */
public record Schema(List<Field> fields, boolean bare, Set<String> optional) {

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
    optional = Collections.unmodifiableSet(new TreeSet<>(optional));
    for (String name : optional) {
      if (fields.stream().noneMatch(field -> field.name().equals(name))) {
        throw new IllegalArgumentException("no field is called " + name);
      }
    }
  }

  /** A schema whose answers are the field's value alone. */
  public static Schema bare(Field field) {
    return new Schema(List.of(field), true, Set.of());
  }

  /** A schema whose answers are objects. */
  public static Schema object(List<Field> fields) {
    return new Schema(fields, false, Set.of());
  }

  /** The same schema in which these fields may be null or missing. */
  public Schema withOptional(Set<String> names) {
    return new Schema(fields, bare, names);
  }

  /** The field of that name. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
