package dev.bantam.provider.anthropic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Translates the tools that a model may call. */
final class ToolTranslation {

  private ToolTranslation() {}

  static void translate(JsonNode chat, ObjectNode out) {
    JsonNode tools = chat.path("tools");
    if (tools.isArray() && !tools.isEmpty()) {
      ArrayNode translated = out.putArray("tools");
      for (int i = 0; i < tools.size(); i++) {
        translated.add(tool(tools.get(i), "tools[%d]".formatted(i)));
      }
      choice(chat, out);
    } else if (Json.has(chat, "tools") && !tools.isArray()) {
      throw new UntranslatableException("tools", "must be a list");
    }
  }

  private static ObjectNode tool(JsonNode tool, String field) {
    JsonNode function = tool.path("function");
    if (!tool.path("type").stringValue("").equals("function") || !function.isObject()) {
      throw new UntranslatableException(field, "only tools of the type function can be offered");
    }
    ObjectNode out = Json.object();
    out.put(
        "name",
        Json.text(function, "name")
            .orElseThrow(
                () -> new UntranslatableException(field + ".function.name", "must be a name")));
    Json.text(function, "description").ifPresent(text -> out.put("description", text));
    if (function.path("parameters").isObject()) {
      out.set("input_schema", function.path("parameters"));
    } else {
      out.putObject("input_schema").put("type", "object").putObject("properties");
    }
    if (function.path("strict").booleanValue(false)) {
      out.put("strict", true);
    }
    return out;
  }

  private static void choice(JsonNode chat, ObjectNode out) {
    JsonNode choice = chat.path("tool_choice");
    boolean single = !chat.path("parallel_tool_calls").booleanValue(true);
    ObjectNode translated = Json.object();
    if (choice.isMissingNode() || choice.isNull()) {
      if (!single) {
        return;
      }
      translated.put("type", "auto");
    } else if (choice.isString()) {
      translated.put(
          "type",
          switch (choice.stringValue()) {
            case "auto" -> "auto";
            case "required" -> "any";
            case "none" -> "none";
            default -> throw unknown();
          });
    } else if (choice.path("type").stringValue("").equals("function")
        && Json.text(choice.path("function"), "name").isPresent()) {
      translated.put("type", "tool").set("name", choice.path("function").path("name"));
    } else {
      throw unknown();
    }
    if (single && !translated.path("type").stringValue("").equals("none")) {
      translated.put("disable_parallel_tool_use", true);
    }
    out.set("tool_choice", translated);
  }

  private static UntranslatableException unknown() {
    return new UntranslatableException(
        "tool_choice", "must be auto, required, none or a function by name");
  }
}
