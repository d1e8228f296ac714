package dev.bantam.observe.wire;

import dev.bantam.core.Message;
import dev.bantam.core.Message.Role;
import tools.jackson.databind.JsonNode;

/**
 * The messages of a chat completion. Tool calls become lines {@code name(arguments)} of the
 * assistant's message, after its text.
 */
final class ChatMessages {

  private ChatMessages() {}

  static void read(JsonNode messages, Draft draft) {
    if (!messages.isArray() || messages.isEmpty()) {
      throw new WireException("a chat request without messages");
    }
    messages.forEach(message -> message(message, draft));
  }

  private static void message(JsonNode message, Draft draft) {
    if (!message.isObject()) {
      throw new WireException("a message that is not an object");
    }
    String content = Content.text(message.path("content"), draft::obstacle);
    String text = saysMore(message) ? more(content, message) : content;
    draft.message(role(message.path("role").stringValue(""), draft), text);
  }

  /** Nearly no message does, and texts are long. */
  private static boolean saysMore(JsonNode message) {
    return message.has("refusal") || message.has("tool_calls") || message.has("function_call");
  }

  private static String more(String content, JsonNode message) {
    StringBuilder text = new StringBuilder(content);
    Nodes.text(message, "refusal").ifPresent(refusal -> line(text, refusal));
    for (JsonNode call : Nodes.elements(message.path("tool_calls"))) {
      JsonNode function = call.path(call.has("function") ? "function" : "custom");
      line(
          text,
          call(function.path("name"), function.path(call.has("function") ? "arguments" : "input")));
    }
    if (message.path("function_call").isObject()) {
      JsonNode function = message.path("function_call");
      line(text, call(function.path("name"), function.path("arguments")));
    }
    return text.toString();
  }

  static String call(JsonNode name, JsonNode arguments) {
    String given = arguments.isString() ? arguments.stringValue() : arguments.toString();
    return name.stringValue("") + "(" + given + ")";
  }

  private static void line(StringBuilder text, String line) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    text.append(line);
  }

  static Role role(String role, Draft draft) {
    return switch (role) {
      case "system", "developer" -> Role.SYSTEM;
      case "user" -> Role.USER;
      case "assistant", "model" -> Role.ASSISTANT;
      case "tool", "function" -> Role.TOOL;
      default -> {
        draft.obstacle(
            role.isEmpty()
                ? "a message without a role"
                : "a message of the role " + Nodes.brief(role));
        yield Message.Role.USER;
      }
    };
  }
}
