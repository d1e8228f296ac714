package dev.bantam.observe.wire;

import dev.bantam.core.Answer;
import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Field;
import dev.bantam.core.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/**
 * Reads the text of a reply as an answer that fits a schema.
 *
 * <ul>
 *   <li>The client's wrapper around a bare value is taken off.
 *   <li>A Markdown fence around JSON is tolerated: the value counts, not its dress. An answer made
 *       from it is written without a fence.
 *   <li>Properties that the schema lacks are left out; a missing or null one must be optional.
 *   <li>A bare answer in plain text is compared without the white space around it.
 * </ul>
 */
public final class Answers {

  private Answers() {}

  /** The answer, or why the text is none; never throws. */
  public static ParsedAnswer parse(String text, AnswerFormat format, Schema schema) {
    try {
      return new ParsedAnswer.Valid(read(text, format, schema));
    } catch (WireException e) {
      return new ParsedAnswer.Invalid(String.valueOf(e.getMessage()));
    }
  }

  private static Answer read(String text, AnswerFormat format, Schema schema) {
    boolean wrapped = format instanceof AnswerFormat.Json json && !json.wrapper().isEmpty();
    boolean plain =
        format instanceof AnswerFormat.PlainText
            || (format instanceof AnswerFormat.Json json && json.wrapper().isEmpty());
    if (schema.bare() && plain) {
      return Answer.of(bare(text, schema));
    }
    JsonNode json = WireJson.read(unfenced(text));
    if (schema.bare() && !wrapped) {
      return Answer.of(value(schema.fields().getFirst(), json, schema));
    }
    if (!json.isObject()) {
      throw new WireException("an answer that is not a JSON object");
    }
    if (schema.bare() && format instanceof AnswerFormat.Json wrapping) {
      return Answer.of(value(schema.fields().getFirst(), json.path(wrapping.wrapper()), schema));
    }
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      JsonNode value = value(field, json.path(field.name()), schema);
      if (!json.path(field.name()).isMissingNode()) {
        values.put(field.name(), value);
      }
    }
    return new Answer.Fields(values);
  }

  private static JsonNode bare(String text, Schema schema) {
    Field field = schema.fields().getFirst();
    String stripped = text.strip();
    return switch (field) {
      case Field.Category category -> value(field, StringNode.valueOf(stripped), schema);
      case Field.Bool bool when stripped.equalsIgnoreCase("true") -> BooleanNode.TRUE;
      case Field.Bool bool when stripped.equalsIgnoreCase("false") -> BooleanNode.FALSE;
      case Field.FreeText free -> StringNode.valueOf(text);
      case Field.Span span -> StringNode.valueOf(text);
      default -> value(field, WireJson.read(unfenced(stripped)), schema);
    };
  }

  private static JsonNode value(Field field, JsonNode value, Schema schema) {
    if (value.isMissingNode() || value.isNull()) {
      if (!schema.optional().contains(field.name())) {
        throw new WireException("the field %s is missing".formatted(field.name()));
      }
      return Nodes.object().nullNode();
    }
    boolean fits =
        switch (field) {
          case Field.Category category -> in(category.values(), value);
          case Field.Categories categories ->
              value.isArray() && value.valueStream().allMatch(v -> in(categories.values(), v));
          case Field.Bool bool -> value.isBoolean();
          case Field.Numeric number -> value.isNumber();
          case Field.Span span -> texts(value);
          case Field.FreeText free -> texts(value);
        };
    if (!fits) {
      throw new WireException(
          "the field %s (%s) cannot be %s"
              .formatted(field.name(), field.kind(), Nodes.brief(value.toString())));
    }
    return value;
  }

  private static boolean in(List<String> values, JsonNode value) {
    return value.isString() && values.contains(value.stringValue());
  }

  private static boolean texts(JsonNode value) {
    return value.isString()
        || (value.isArray() && value.valueStream().allMatch(JsonNode::isString));
  }

  private static String unfenced(String text) {
    String stripped = text.strip();
    int line = stripped.indexOf('\n');
    return stripped.startsWith("```") && stripped.endsWith("```") && line > 0
        ? stripped.substring(line + 1, stripped.length() - 3)
        : stripped;
  }
}
