package dev.bantam.observe.wire;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The fields that an answer format names, if each of them can be said as a {@link Field}.
 *
 * <p>An enum of texts is a category, an array of such an enum categories, a truth value a boolean,
 * a number or an enum of numbers a number with tolerance 0, a text or an array of texts free text
 * (whether it is always a span of the input, only the data show). A field that may be null or
 * missing is optional.
 */
public sealed interface SchemaFields {

  /** The fields of the answers. */
  record Known(Schema schema) implements SchemaFields {}

  /**
   * No fields.
   *
   * @param reason why, in words
   */
  record Unknown(String reason) implements SchemaFields {}

  /** The name of the only field of a bare answer whose format gives it none. */
  String BARE = "answer";

  /** The most fields that a schema may have. */
  int MOST = 1_000;

  /** The fields of the answers in this format. */
  static SchemaFields of(AnswerFormat format) {
    return switch (format) {
      case AnswerFormat.Json json ->
          of(json.canonical(), json.wrapper().isEmpty() ? BARE : json.wrapper());
      case AnswerFormat.Function function -> of(function.canonical(), BARE);
      case AnswerFormat.AnyJson any -> new Unknown("the answer is JSON without a schema");
      case AnswerFormat.PlainText text -> new Unknown("the answer is text without a schema");
    };
  }

  /** The fields of a canonical schema; {@link #BARE} names the value of one that is no object. */
  static SchemaFields of(JsonNode canonical) {
    return of(canonical, BARE);
  }

  /**
   * The fields of a canonical schema.
   *
   * @param bare the name of the only field when answers are no objects
   */
  static SchemaFields of(JsonNode canonical, String bare) {
    try {
      if (!canonical.path("type").stringValue("").equals("object")) {
        Schema schema = Schema.bare(field(bare, canonical));
        return new Known(canonical.has("nullable") ? schema.withOptional(Set.of(bare)) : schema);
      }
      if (canonical.has("anyOf") || canonical.has("allOf")) {
        return new Unknown("the answer is one of several objects");
      }
      if (canonical.has("additionalProperties") || canonical.has("patternProperties")) {
        return new Unknown("the answer's properties are not all named");
      }
      return object(canonical);
    } catch (WireException inexpressible) {
      return new Unknown(String.valueOf(inexpressible.getMessage()));
    }
  }

  private static SchemaFields object(JsonNode canonical) {
    JsonNode properties = canonical.path("properties");
    if (properties.isEmpty()) {
      return new Unknown("the answer is an object without named properties");
    }
    if (properties.size() > MOST) {
      return new Unknown("the answer has more than %,d properties".formatted(MOST));
    }
    Set<String> required = new TreeSet<>();
    canonical.path("required").forEach(name -> required.add(name.stringValue()));
    List<Field> fields = new ArrayList<>();
    Set<String> optional = new TreeSet<>();
    properties
        .properties()
        .forEach(
            property -> {
              fields.add(field(property.getKey(), property.getValue()));
              if (property.getValue().has("nullable") || !required.contains(property.getKey())) {
                optional.add(property.getKey());
              }
            });
    return new Known(Schema.object(fields).withOptional(optional));
  }

  private static Field field(String name, JsonNode schema) {
    JsonNode values = schema.path("enum");
    if (values.isArray()) {
      return choice(name, values);
    }
    return switch (schema.path("type").stringValue("")) {
      case "boolean" -> new Field.Bool(name);
      case "number", "integer" -> new Field.Numeric(name, 0);
      case "string" -> new Field.FreeText(name);
      case "array" -> list(name, schema.path("items"));
      case "object" -> throw new WireException("the field %s is an object".formatted(name));
      case "null" -> throw new WireException("the field %s is always null".formatted(name));
      default ->
          throw new WireException("the field %s may be values of several types".formatted(name));
    };
  }

  private static Field choice(String name, JsonNode values) {
    if (values.isEmpty()) {
      throw new WireException("the field %s has no allowed value".formatted(name));
    }
    if (values.valueStream().allMatch(JsonNode::isNumber)) {
      return new Field.Numeric(name, 0);
    }
    return new Field.Category(name, texts(name, values));
  }

  private static Field list(String name, JsonNode items) {
    JsonNode values = items.path("enum");
    if (values.isArray() && !values.isEmpty() && !items.has("nullable")) {
      return new Field.Categories(name, texts(name, values));
    }
    if (items.path("type").stringValue("").equals("string") && !items.has("nullable")) {
      return new Field.FreeText(name);
    }
    throw new WireException("the field %s is an array of other things than texts".formatted(name));
  }

  private static List<String> texts(String name, JsonNode values) {
    if (!values.valueStream().allMatch(JsonNode::isString)) {
      throw new WireException("the field %s chooses between values of other types".formatted(name));
    }
    return values.valueStream().map(JsonNode::stringValue).toList();
  }
}
