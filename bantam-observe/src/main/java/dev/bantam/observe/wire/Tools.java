package dev.bantam.observe.wire;

import dev.bantam.core.AnswerFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the tools of a request mean for its answer: nothing when none may be called, the arguments
 * of the one that must be called, or an open tool loop.
 */
final class Tools {

  private Tools() {}

  /** Sets the draft's format or obstacle; true when tools decide what the answer is. */
  static boolean decide(JsonNode body, AnswerFormats formats, Draft draft) {
    JsonNode choice = Nodes.has(body, "tool_choice") ? body.path("tool_choice") : legacy(body);
    List<JsonNode> tools = Nodes.elements(body.path("tools"));
    if (tools.isEmpty()) {
      tools = Nodes.elements(body.path("functions"));
    }
    if (tools.isEmpty() || choice.stringValue("").equals("none")) {
      return false;
    }
    Optional<JsonNode> forced = forced(tools, choice);
    if (forced.isEmpty()) {
      draft.obstacle("an open tool loop");
      return true;
    }
    JsonNode function = function(forced.get());
    String name = function.path("name").stringValue("");
    try {
      draft.format(formats.function(name, function.path("parameters")));
    } catch (WireException e) {
      draft.format(new AnswerFormat.Function(name, Nodes.object()));
      draft.obstacle("the function %s takes %s".formatted(Nodes.brief(name), e.getMessage()));
    }
    return true;
  }

  private static JsonNode legacy(JsonNode body) {
    return body.path("function_call");
  }

  private static Optional<JsonNode> forced(List<JsonNode> tools, JsonNode choice) {
    if (choice.path("type").stringValue("").equals("allowed_tools")) {
      JsonNode allowed = choice.has("allowed_tools") ? choice.path("allowed_tools") : choice;
      List<JsonNode> names = Nodes.elements(allowed.path("tools"));
      return allowed.path("mode").stringValue("").equals("required") && names.size() == 1
          ? named(tools, name(names.getFirst()))
          : Optional.empty();
    }
    if (choice.isObject()) {
      return named(tools, name(choice));
    }
    boolean must =
        choice.stringValue("").equals("required") || choice.stringValue("").equals("any");
    return must && tools.size() == 1 ? named(tools, name(tools.getFirst())) : Optional.empty();
  }

  private static Optional<JsonNode> named(List<JsonNode> tools, String name) {
    return tools.stream().filter(tool -> !name.isEmpty() && name(tool).equals(name)).findFirst();
  }

  private static String name(JsonNode tool) {
    return function(tool).path("name").stringValue("");
  }

  /** Chat completions put the function into a property, responses do not. */
  private static JsonNode function(JsonNode tool) {
    return tool.path("function").isObject() ? tool.path("function") : tool;
  }
}
