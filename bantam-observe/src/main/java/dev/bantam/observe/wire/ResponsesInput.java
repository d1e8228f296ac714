package dev.bantam.observe.wire;

import dev.bantam.core.Message.Role;
import tools.jackson.databind.JsonNode;

/** The instructions and input items of a request for a response. */
final class ResponsesInput {

  private ResponsesInput() {}

  static void read(JsonNode body, Draft draft) {
    Nodes.text(body, "instructions").ifPresent(text -> draft.message(Role.SYSTEM, text));
    JsonNode input = body.path("input");
    if (input.isString()) {
      draft.message(Role.USER, input.stringValue());
    } else if (input.isArray()) {
      input.forEach(item -> item(item, draft));
    } else if (!Nodes.has(body, "prompt") && !Nodes.has(body, "instructions")) {
      throw new WireException("a request for a response without input");
    }
    if (Nodes.has(body, "previous_response_id") || Nodes.has(body, "conversation")) {
      draft.obstacle("a conversation that the provider keeps");
    }
    if (Nodes.has(body, "prompt")) {
      draft.obstacle("instructions that the provider keeps");
    }
  }

  private static void item(JsonNode item, Draft draft) {
    if (!item.isObject()) {
      throw new WireException("an input item that is not an object");
    }
    String type = item.path("type").stringValue("message");
    switch (type) {
      case "message" ->
          draft.message(
              ChatMessages.role(item.path("role").stringValue(""), draft),
              Content.text(item.path("content"), draft::obstacle));
      case "function_call", "custom_tool_call" ->
          draft.message(
              Role.ASSISTANT,
              ChatMessages.call(
                  item.path("name"), item.path(item.has("arguments") ? "arguments" : "input")));
      case "function_call_output", "custom_tool_call_output" ->
          draft.message(Role.TOOL, Content.text(item.path("output"), draft::obstacle));
      case "reasoning" -> {}
      case "item_reference" -> draft.obstacle("a conversation that the provider keeps");
      default -> draft.obstacle("an input item of the type " + Nodes.brief(type));
    }
  }
}
