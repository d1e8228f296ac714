package dev.bantam.learn.report;

import dev.bantam.core.Schema;
import dev.bantam.specialist.Answers;

/** The names of fields and values as they stand on the page. */
final class Names {

  private static final int LONGEST = 48;

  private final Schema schema;
  private final Answers answers;
  private final int[] classes;

  Names(Schema schema) {
    this.schema = schema;
    this.answers = new Answers(schema);
    this.classes = answers.classes();
  }

  static String shown(String name) {
    return VisibleText.of(name, LONGEST);
  }

  /** How many fields there are. */
  int fields() {
    return classes.length;
  }

  /** How many values a field has. */
  int values(int field) {
    return classes[field];
  }

  /** The field's name; empty when it is the only one, where nobody needs it. */
  String field(int field) {
    return fields() == 1 ? "" : shown(schema.fields().get(field).name());
  }

  String value(int field, int value) {
    return value < 0 || value >= classes[field]
        ? "(outside the schema)"
        : shown(answers.name(field, value));
  }
}
