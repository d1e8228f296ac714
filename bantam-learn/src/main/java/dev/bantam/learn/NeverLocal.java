package dev.bantam.learn;

import dev.bantam.core.Schema;
import dev.bantam.specialist.Answers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads which values are never answered locally. */
final class NeverLocal {

  private NeverLocal() {}

  /**
   * By field, the values.
   *
   * @param wanted each {@code value} or {@code field=value}
   * @throws LearnException when one names no value of the schema
   */
  static Map<String, Set<String>> of(Schema schema, List<String> wanted) {
    Answers answers = new Answers(schema);
    Map<String, Set<String>> values = new TreeMap<>();
    for (String one : wanted) {
      boolean found = false;
      for (int field = 0; field < schema.fields().size(); field++) {
        String name = schema.fields().get(field).name();
        for (int value = 0; value < answers.classes()[field]; value++) {
          String known = answers.name(field, value);
          if (one.equals(known) || one.equals(name + "=" + known)) {
            values.computeIfAbsent(name, n -> new TreeSet<>()).add(known);
            found = true;
          }
        }
      }
      if (!found) {
        throw new LearnException(
            "--never-local %s: no field has this value. There are: %s".formatted(one, all(schema)));
      }
    }
    return values;
  }

  private static String all(Schema schema) {
    StringBuilder said = new StringBuilder();
    schema
        .fields()
        .forEach(
            field ->
                said.append(said.isEmpty() ? "" : "; ")
                    .append(field.name())
                    .append(" = ")
                    .append(String.join(", ", field.choices())));
    return said.length() <= 400 ? said.toString() : said.substring(0, 397) + "...";
  }
}
