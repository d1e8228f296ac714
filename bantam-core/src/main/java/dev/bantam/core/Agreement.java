package dev.bantam.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * When two answers to the same call count as the same: the table behind every certificate and
 * audit. A whole answer agrees when each of its fields does. The comparison is symmetric, and a
 * missing field equals null.
 *
 * <p>Categories and truth values agree when equal exactly; sets of categories as sets; numbers by
 * value or within the field's tolerance; spans after trimming and collapsing white space, lists of
 * spans in order; free text never, since nothing here can compare it.
 */
public final class Agreement {

  /** The version of this table; it stands in every certificate and changes with any rule. */
  public static final int VERSION = 1;

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

  private Agreement() {}

  /** True when the two answers agree in every field of the schema. */
  public static boolean agrees(Schema schema, Answer one, Answer other) {
    for (Field field : schema.fields()) {
      if (!agrees(field, one.field(field.name()), other.field(field.name()))) {
        return false;
      }
    }
    return true;
  }

  /** True when two values of one field agree. */
  public static boolean agrees(Field field, JsonNode one, JsonNode other) {
    if (one.isNull() || other.isNull()) {
      return one.isNull() && other.isNull();
    }
    return switch (field) {
      case Field.Category category -> one.isString() && one.equals(other);
      case Field.Bool bool -> one.isBoolean() && one.equals(other);
      case Field.Categories categories ->
          one.isArray() && other.isArray() && set(one).equals(set(other));
      case Field.Numeric number -> one.isNumber() && other.isNumber() && near(number, one, other);
      case Field.Span span -> spans(one).equals(spans(other));
      case Field.FreeText text -> false;
    };
  }

  private static boolean near(Field.Numeric field, JsonNode one, JsonNode other) {
    if (field.tolerance() == 0) {
      return one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
    return Math.abs(one.doubleValue() - other.doubleValue()) <= field.tolerance();
  }

  private static Set<JsonNode> set(JsonNode array) {
    Set<JsonNode> values = new HashSet<>();
    array.forEach(values::add);
    return values;
  }

  private static List<String> spans(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(Agreement::collapsed).toList()
        : List.of(collapsed(value));
  }

  private static String collapsed(JsonNode value) {
    return WHITE_SPACE.matcher(value.asString()).replaceAll(" ").strip();
  }
}
