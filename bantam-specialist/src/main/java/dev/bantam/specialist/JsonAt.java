package dev.bantam.specialist;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A JSON value that knows where it stands, so that a wrong one can be named.
 *
 * @param node the value
 * @param path where it stands, such as {@code rungs[0].gate}
 */
record JsonAt(JsonNode node, String path) {

  JsonAt get(String key) {
    return new JsonAt(node.path(key), path.isEmpty() ? key : path + "." + key);
  }

  boolean absent() {
    return node.isMissingNode() || node.isNull();
  }

  String text(String key) {
    return get(key).string();
  }

  Optional<String> optionalText(String key) {
    return get(key).absent() ? Optional.empty() : Optional.of(text(key));
  }

  boolean flag(String key) {
    JsonAt at = get(key);
    at.require(at.node.isBoolean(), "true or false");
    return at.node.booleanValue();
  }

  int count(String key) {
    int value = get(key).index();
    get(key).require(value >= 0, "a count");
    return value;
  }

  /** A count that cannot exceed this one. */
  int part(String key, int whole) {
    int value = count(key);
    get(key).require(value <= whole, "a count of at most " + whole);
    return value;
  }

  long whole(String key) {
    JsonAt at = get(key);
    at.require(at.node.isIntegralNumber() && at.node.canConvertToLong(), "a whole number");
    return at.node.longValue();
  }

  /**
   * A number; what JSON has no number for is written as text: "-Infinity", "Infinity" and "NaN".
   */
  double number(String key) {
    JsonAt at = get(key);
    if (at.node.isNumber()) {
      return at.node.doubleValue();
    }
    return switch (at.node.asString("")) {
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "NaN" -> Double.NaN;
      default -> throw at.wrong("a number");
    };
  }

  Instant instant(String key) {
    try {
      Instant instant = Instant.parse(text(key));
      Math.multiplyExact(instant.getEpochSecond(), 1_000);
      return instant;
    } catch (DateTimeException | ArithmeticException e) {
      throw get(key).wrong("a time such as 2026-11-01T00:00:00Z");
    }
  }

  <T> List<T> list(String key, Function<JsonAt, T> read) {
    return get(key).list(read);
  }

  <T> List<T> list(Function<JsonAt, T> read) {
    require(node.isArray(), "a list");
    List<T> values = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      values.add(read.apply(new JsonAt(node.path(i), path + "[" + i + "]")));
    }
    return values;
  }

  <T> Map<String, T> map(String key, Function<JsonAt, T> read) {
    JsonAt at = get(key);
    at.require(at.node.isObject(), "an object");
    Map<String, T> values = new TreeMap<>();
    at.node.propertyNames().forEach(name -> values.put(name, read.apply(at.get(name))));
    return values;
  }

  /**
   * What is made of this value.
   *
   * @throws SpecialistException when the making refuses its arguments
   */
  <T> T made(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw new SpecialistException(path + ": " + e.getMessage(), e);
    }
  }

  String string() {
    require(node.isString(), "a text");
    return node.stringValue();
  }

  int index() {
    require(node.isIntegralNumber() && node.canConvertToInt(), "a whole number");
    return node.intValue();
  }

  /**
   * @throws SpecialistException unless the value is as wanted
   */
  void require(boolean asWanted, String wanted) {
    if (!asWanted) {
      throw wrong(wanted);
    }
  }

  SpecialistException wrong(String wanted) {
    String found = node.isMissingNode() ? "missing" : shortened(node.toString());
    return new SpecialistException("%s should be %s and is %s".formatted(path, wanted, found));
  }

  private static String shortened(String json) {
    return json.length() <= 60 ? json : json.substring(0, 57) + "...";
  }
}
