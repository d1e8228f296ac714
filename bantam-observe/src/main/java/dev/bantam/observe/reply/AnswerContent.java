package dev.bantam.observe.reply;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Schema;
import dev.bantam.observe.wire.Answers;
import dev.bantam.observe.wire.ParsedAnswer;
import dev.bantam.observe.wire.SchemaFields;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** An answer as the text that the client reads: in its own wrapper, its properties in its order. */
final class AnswerContent {

  private AnswerContent() {}

  /**
   * @param answer a bare value as text, or JSON
   * @param schema the schema that the client sent, if any, for the order of its properties
   * @throws WireException when the answer does not fit the format
   */
  static String of(String answer, AnswerFormat format, JsonNode schema) {
    return switch (format) {
      case AnswerFormat.PlainText plain -> answer;
      case AnswerFormat.AnyJson any -> object(answer).toString();
      case AnswerFormat.Function function -> fields(answer, function.canonical(), schema);
      case AnswerFormat.Json json when !json.wrapper().isEmpty() -> wrapped(answer, json);
      case AnswerFormat.Json json
          when json.canonical().path("type").stringValue("").equals("object") ->
          fields(answer, json.canonical(), schema);
      case AnswerFormat.Json json -> bare(answer, json);
    };
  }

  private static String wrapped(String answer, AnswerFormat.Json json) {
    JsonNode canonical = json.canonical();
    ObjectNode wrapper = JsonNodeFactory.instance.objectNode();
    boolean object = canonical.path("type").stringValue("").equals("object");
    if (!object && answer.stripLeading().startsWith("{")) {
      JsonNode value = object(answer).path(json.wrapper());
      return wrapper.set(json.wrapper(), checked(value, canonical)).toString();
    }
    JsonNode value =
        object ? WireJson.read(fields(answer, canonical, canonical)) : value(answer, canonical);
    return wrapper.set(json.wrapper(), value).toString();
  }

  private static String bare(String answer, AnswerFormat.Json json) {
    JsonNode value = value(answer, json.canonical());
    return value.isString() ? value.stringValue() : value.toString();
  }

  private static JsonNode value(String answer, JsonNode canonical) {
    if (canonical.has("nullable") && answer.equals("null")) {
      return JsonNodeFactory.instance.nullNode();
    }
    if (canonical.path("enum").isArray()) {
      JsonNode text = StringNode.valueOf(answer);
      return listed(text, canonical) ? text : checked(WireJson.read(answer), canonical);
    }
    return switch (canonical.path("type").stringValue("")) {
      case "string" -> StringNode.valueOf(answer);
      case "boolean" -> truth(answer);
      default -> WireJson.read(answer);
    };
  }

  private static JsonNode truth(String answer) {
    return switch (answer) {
      case "true" -> BooleanNode.TRUE;
      case "false" -> BooleanNode.FALSE;
      default -> throw new WireException("an answer that is neither true nor false");
    };
  }

  private static JsonNode checked(JsonNode value, JsonNode canonical) {
    boolean fits =
        value.isNull()
            ? canonical.has("nullable")
            : !canonical.path("enum").isArray() || listed(value, canonical);
    if (!fits || value.isMissingNode()) {
      throw new WireException("an answer that is none of the values asked for");
    }
    return value;
  }

  private static boolean listed(JsonNode value, JsonNode canonical) {
    return canonical.path("enum").valueStream().anyMatch(value::equals);
  }

  /** An object whose properties stand in the order of the client's schema. */
  private static String fields(String answer, JsonNode canonical, JsonNode schema) {
    ObjectNode given = object(answer);
    if (SchemaFields.of(canonical) instanceof SchemaFields.Known(Schema fields)
        && Answers.parse(answer, new AnswerFormat.Json(canonical, ""), fields)
            instanceof ParsedAnswer.Invalid(String reason)) {
      throw new WireException(reason);
    }
    ObjectNode ordered = JsonNodeFactory.instance.objectNode();
    for (String name : schema.path("properties").propertyNames()) {
      boolean required =
          schema.path("required").valueStream().anyMatch(one -> one.stringValue("").equals(name));
      if (given.has(name)) {
        ordered.set(name, given.path(name));
      } else if (required) {
        ordered.putNull(name);
      }
    }
    given
        .properties()
        .forEach(
            property -> {
              if (!ordered.has(property.getKey())) {
                ordered.set(property.getKey(), property.getValue());
              }
            });
    return ordered.toString();
  }

  private static ObjectNode object(String answer) {
    if (WireJson.read(answer) instanceof ObjectNode object) {
      return object;
    }
    throw new WireException("an answer that is not a JSON object");
  }
}
