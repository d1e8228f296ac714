package dev.bantam.observe.reply;

import dev.bantam.core.AnswerFormat;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A chat completion. */
final class ChatReply {

  private final Asked asked;
  private final Said said;

  ChatReply(Asked asked, Said said) {
    this.asked = asked;
    this.said = said;
  }

  ObjectNode json() {
    ObjectNode json = head(asked, said, "chat.completion");
    ObjectNode choice = json.putArray("choices").addObject().put("index", 0);
    choice.set("message", message());
    choice.putNull("logprobs").put("finish_reason", asked.finish());
    return json.set("usage", said.usageOfChat());
  }

  /** What every object of a chat completion begins with. */
  static ObjectNode head(Asked asked, Said said, String object) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "chatcmpl-" + said.id())
        .put("object", object)
        .put("created", said.time().getEpochSecond())
        .put("model", asked.call().model());
  }

  private ObjectNode message() {
    ObjectNode message = JsonNodeFactory.instance.objectNode().put("role", "assistant");
    if (!(asked.call().format() instanceof AnswerFormat.Function function)) {
      return message.put("content", said.text()).putNull("refusal");
    }
    message.putNull("content").putNull("refusal");
    ObjectNode called =
        asked.legacy()
            ? message.putObject("function_call")
            : message
                .putArray("tool_calls")
                .addObject()
                .put("id", "call_" + said.id())
                .put("type", "function")
                .putObject("function");
    called.put("name", function.function()).put("arguments", said.text());
    return message;
  }
}
