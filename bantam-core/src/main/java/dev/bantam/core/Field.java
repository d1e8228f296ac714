package dev.bantam.core;

import java.util.List;

/**
 * One property of an answer, with what a value of it may be. The kind decides how two values are
 * compared (see {@link Agreement}) and whether a specialist can learn the field.
 */
public sealed interface Field {

  /** The property's name in the answer; for a bare answer (a label alone), the column's name. */
  String name();

  /** The word for this kind in manifests, reports and messages. */
  String kind();

  /**
   * The values that a specialist can choose between, in a fixed order; empty when the field is not
   * a choice.
   */
  default List<String> choices() {
    return List.of();
  }

  /**
   * One value out of a fixed list, such as an enum or a label.
   *
   * @param values the allowed values, distinct, at least one, in the order of the schema
   */
  record Category(String name, List<String> values) implements Field {
    public Category {
      values = distinct(name, values);
    }

    @Override
    public String kind() {
      return "category";
    }

    @Override
    public List<String> choices() {
      return values;
    }
  }

  /**
   * A set of values out of a fixed list, such as tags.
   *
   * @param values the allowed values, distinct, at least one
   */
  record Categories(String name, List<String> values) implements Field {
    public Categories {
      values = distinct(name, values);
    }

    @Override
    public String kind() {
      return "categories";
    }
  }

  /** True or false. */
  record Bool(String name) implements Field {
    private static final List<String> CHOICES = List.of("false", "true");

    @Override
    public String kind() {
      return "boolean";
    }

    @Override
    public List<String> choices() {
      return CHOICES;
    }
  }

  /**
   * A number.
   *
   * @param tolerance the largest absolute difference at which two values still agree; 0 asks for
   *     equality by value
   */
  record Numeric(String name, double tolerance) implements Field {
    public Numeric {
      if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
        throw new IllegalArgumentException(
            "field " + name + ": a tolerance is a finite number of at least 0, not " + tolerance);
      }
    }

    @Override
    public String kind() {
      return "number";
    }
  }

  /** A piece of the input, copied out. */
  record Span(String name) implements Field {
    @Override
    public String kind() {
      return "span";
    }
  }

  /** Text that is neither a choice nor a piece of the input. */
  record FreeText(String name) implements Field {
    @Override
    public String kind() {
      return "free text";
    }
  }

  private static List<String> distinct(String name, List<String> values) {
    if (values.isEmpty() || values.stream().distinct().count() != values.size()) {
      throw new IllegalArgumentException(
          "field " + name + ": its values must be distinct and at least one");
    }
    return List.copyOf(values);
  }
}
