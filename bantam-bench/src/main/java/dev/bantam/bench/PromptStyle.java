package dev.bantam.bench;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A way to ask: the form of a request and of its reply, and where the input stands in it. */
sealed interface PromptStyle {

  /** The request of a call. */
  ObjectNode request(String instruction, String text);

  /** The message that answers with this label. */
  ObjectNode reply(String label);

  /** What varies in the request: the text, or a JSON object when it stands in several places. */
  default String input(String text) {
    return text;
  }

  /** The field of the answer; bare answers have one of this name. */
  default String field() {
    return "answer";
  }

  /** How the answer says a label. */
  default String value(String label) {
    return label;
  }

  /** A JSON schema by openai-java. */
  record OpenAiJavaSchema(String model, String type, String field, List<String> values)
      implements PromptStyle {

    @Override
    public ObjectNode request(String instruction, String text) {
      ObjectNode request = ChatShapes.openAiJava(model, instruction, text);
      ObjectNode format = request.putObject("response_format");
      ObjectNode schema = format.putObject("json_schema");
      schema.put("name", "json-schema-from-" + type);
      schema.set("schema", ChatShapes.openAiJavaSchema(field, values));
      schema.put("strict", true);
      format.put("type", "json_schema");
      return request;
    }

    @Override
    public ObjectNode reply(String label) {
      return ChatShapes.said(ChatShapes.object().put(field, label).toString());
    }
  }

  /** A JSON schema by LangChain4j: the names of a Java enum. */
  record LangChain4jEnum(String model, String type, List<String> values) implements PromptStyle {

    @Override
    public ObjectNode request(String instruction, String text) {
      ObjectNode request = ChatShapes.langChain4j(model, instruction, text);
      request.put("stream", false);
      ObjectNode format = request.putObject("response_format").put("type", "json_schema");
      ObjectNode schema = format.putObject("json_schema").put("name", type).put("strict", true);
      schema.set("schema", ChatShapes.langChain4jSchema(values.stream().map(this::value).toList()));
      return request;
    }

    @Override
    public ObjectNode reply(String label) {
      return ChatShapes.said(ChatShapes.object().put("value", value(label)).toString());
    }

    @Override
    public String field() {
      return "value";
    }

    @Override
    public String value(String label) {
      return label.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "");
    }
  }

  /** One function that the model must call, by openai-java. */
  record ForcedFunction(String model, String function, String field, List<String> values)
      implements PromptStyle {

    @Override
    public ObjectNode request(String instruction, String text) {
      ObjectNode request = ChatShapes.openAiJava(model, instruction, text);
      ObjectNode choice = request.putObject("tool_choice");
      choice.putObject("function").put("name", function);
      choice.put("type", "function");
      ObjectNode tool = request.putArray("tools").addObject();
      ObjectNode described = tool.putObject("function").put("name", function);
      described.put("description", "Records the " + field);
      described.set("parameters", ChatShapes.openAiJavaSchema(field, values));
      described.put("strict", true);
      tool.put("type", "function");
      return request;
    }

    @Override
    public ObjectNode reply(String label) {
      ObjectNode message = ChatShapes.object().put("role", "assistant").putNull("content");
      ObjectNode call = message.putArray("tool_calls").addObject().put("id", "call_1");
      call.put("type", "function");
      call.putObject("function")
          .put("name", function)
          .put("arguments", ChatShapes.object().put(field, label).toString());
      return message.putNull("refusal");
    }
  }

  /** Instructions in the system message, the text alone in the user's, plain text back. */
  record SystemAndText(String model) implements PromptStyle {

    @Override
    public ObjectNode request(String instruction, String text) {
      return ChatShapes.openAiJava(model, instruction, text)
          .put("max_completion_tokens", 32)
          .put("temperature", 0.0);
    }

    @Override
    public ObjectNode reply(String label) {
      return ChatShapes.said(label);
    }
  }

  /** Instructions and input in one string, perhaps below a system message; plain text back. */
  record OneString(String model, String system) implements PromptStyle {

    @Override
    public ObjectNode request(String instruction, String text) {
      String user = instruction.replace("{input}", text);
      return ChatShapes.langChain4j(model, system, user)
          .put("temperature", 0.0)
          .put("stream", false);
    }

    @Override
    public ObjectNode reply(String label) {
      return ChatShapes.said(label);
    }
  }

  /** A title and the rest of a text in two places of one string; plain text back. */
  record TwoSlots(String model) implements PromptStyle {

    private static final int TITLE_WORDS = 7;

    @Override
    public ObjectNode request(String instruction, String text) {
      int cut = cut(text);
      String user =
          instruction
              .replace("{title}", text.substring(0, cut))
              .replace("{text}", text.substring(cut).strip());
      return ChatShapes.langChain4j(model, "", user).put("temperature", 0.0).put("stream", false);
    }

    @Override
    public ObjectNode reply(String label) {
      return ChatShapes.said(label);
    }

    @Override
    public String input(String text) {
      int cut = cut(text);
      ObjectNode slots = ChatShapes.object().put("title", text.substring(0, cut));
      return slots.put("text", text.substring(cut).strip()).toString();
    }

    /** The data say no longer where a title ends: seven words have to do. */
    private static int cut(String text) {
      int end = -1;
      for (int word = 0; word < TITLE_WORDS; word++) {
        int next = text.indexOf(' ', end + 1);
        if (next < 0) {
          break;
        }
        end = next;
      }
      return end < 0 ? text.length() : end;
    }
  }
}
