package dev.bantam.observe.wire;

import java.util.StringJoiner;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The text of a message's content, which is a text or a list of parts. */
final class Content {

  private Content() {}

  /** The text; parts are joined by a line break. What is no text is told to {@code obstacles}. */
  static String text(JsonNode content, Consumer<String> obstacles) {
    if (content.isString()) {
      return content.stringValue();
    }
    if (content.isObject()) {
      return part(content, obstacles);
    }
    StringJoiner text = new StringJoiner("\n");
    for (JsonNode part : Nodes.elements(content)) {
      String one = part.isString() ? part.stringValue() : part(part, obstacles);
      if (!one.isEmpty()) {
        text.add(one);
      }
    }
    return text.toString();
  }

  private static String part(JsonNode part, Consumer<String> obstacles) {
    String type = part.path("type").stringValue("text");
    return switch (type) {
      case "text", "input_text", "output_text" ->
          part.path("text").stringValue(part.path("content").stringValue(""));
      case "refusal" -> part.path("refusal").stringValue("");
      case "reasoning", "thinking", "redacted_thinking" -> "";
      default -> {
        obstacles.accept(obstacle(type));
        yield "";
      }
    };
  }

  private static String obstacle(String type) {
    if (type.contains("image")) {
      return "an image in a message";
    }
    if (type.contains("audio")) {
      return "audio in a message";
    }
    if (type.contains("video")) {
      return "a video in a message";
    }
    if (type.contains("file") || type.contains("document")) {
      return "a file in a message";
    }
    return "a part of a message that is no text: " + Nodes.brief(type);
  }
}
