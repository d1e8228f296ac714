package dev.bantam.observe.wire;

import dev.bantam.core.AnswerFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer format that LangChain4j writes at the end of the last user message when the model has
 * no response formats. The text stays in the message, where it is a constant of the task.
 *
 * <p>A choice becomes {@link AnswerFormat.Json} with the canonical {@code {"enum": [...]}} and the
 * empty wrapper; such an answer is the bare text of a value, without quotes. The same holds for
 * {@code {"type":"boolean"}}. A JSON structure of flat properties becomes an object none of whose
 * properties is required; any other structure is JSON of unknown fields.
 */
final class PromptedFormat {

  private static final String ENUM = "You must answer strictly with one of these enums:\n";
  private static final String BOOLEAN =
      "You must answer strictly in the following format: one of [true, false]";
  private static final String JSON = "You must answer strictly in the following JSON format: {\n";

  /** An enum constant, perhaps with its description. */
  private static final Pattern CONSTANT =
      Pattern.compile("([\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}]*)(?: - .*)?");

  private static final Pattern PROPERTY =
      Pattern.compile("\"([^\"]{1,200})\": \\((?:.*; )?type: (array of )?(\\w+)\\),?");

  private PromptedFormat() {}

  /** The format at the end of this message, if there is one. */
  static Optional<AnswerFormat> of(String message) {
    if (!message.contains("You must answer strictly ")) {
      return Optional.empty();
    }
    if (message.endsWith("\n" + BOOLEAN)) {
      return Optional.of(new AnswerFormat.Json(Nodes.object().put("type", "boolean"), ""));
    }
    Optional<String> enums = after(message, ENUM);
    return enums.isPresent() ? enums.flatMap(PromptedFormat::choice) : structure(message);
  }

  private static Optional<AnswerFormat> structure(String message) {
    return after(message, JSON)
        .filter(text -> text.stripTrailing().endsWith("}"))
        .map(
            text ->
                object(text.stripTrailing())
                    .<AnswerFormat>map(schema -> new AnswerFormat.Json(schema, ""))
                    .orElse(new AnswerFormat.AnyJson()));
  }

  private static Optional<String> after(String message, String marker) {
    int at = message.lastIndexOf(marker);
    return at < 0 || (at > 0 && message.charAt(at - 1) != '\n')
        ? Optional.empty()
        : Optional.of(message.substring(at + marker.length()));
  }

  private static Optional<AnswerFormat> choice(String lines) {
    TreeSet<String> values = new TreeSet<>();
    for (String line : lines.stripTrailing().lines().toList()) {
      Matcher constant = CONSTANT.matcher(line);
      if (!constant.matches() || values.size() >= CanonicalSchema.ENUM_VALUES) {
        return Optional.empty();
      }
      values.add(constant.group(1));
    }
    ArrayNode listed = Nodes.object().arrayNode();
    values.forEach(listed::add);
    return Optional.of(
        new AnswerFormat.Json(CanonicalSchema.of(Nodes.object().set("enum", listed)), ""));
  }

  private static Optional<ObjectNode> object(String structure) {
    ObjectNode properties = Nodes.object();
    List<String> lines = structure.lines().toList();
    for (int i = 0; i < lines.size() - 1; i++) {
      Matcher property = PROPERTY.matcher(lines.get(i));
      if (!property.matches()) {
        return Optional.empty();
      }
      ObjectNode type = Nodes.object().put("type", property.group(3));
      properties.set(
          property.group(1),
          property.group(2) == null
              ? type
              : Nodes.object().put("type", "array").set("items", type));
    }
    ObjectNode schema = Nodes.object().put("type", "object");
    schema.set("properties", properties);
    return lines.getLast().equals("}") && known(properties)
        ? Optional.of((ObjectNode) CanonicalSchema.of(schema))
        : Optional.empty();
  }

  private static boolean known(ObjectNode properties) {
    return !properties.isEmpty()
        && properties
            .valueStream()
            .map(type -> type.has("items") ? type.path("items") : type)
            .map(type -> type.path("type").stringValue(""))
            .allMatch(Set.of("string", "integer", "number", "boolean")::contains);
  }
}
