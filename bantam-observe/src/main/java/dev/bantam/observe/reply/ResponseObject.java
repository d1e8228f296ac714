package dev.bantam.observe.reply;

import dev.bantam.core.AnswerFormat;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A response with its one output item. */
final class ResponseObject {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Asked asked;
  private final Said said;

  ResponseObject(Asked asked, Said said) {
    this.asked = asked;
    this.said = said;
  }

  ObjectNode completed() {
    ObjectNode json = head("completed");
    json.putArray("output").add(item("completed", said.text()));
    return json.set("usage", said.usageOfResponse());
  }

  ObjectNode begun() {
    ObjectNode json = head("in_progress");
    json.putArray("output");
    return json.putNull("usage");
  }

  /** The id of the output item. */
  String itemId() {
    boolean function = asked.call().format() instanceof AnswerFormat.Function;
    return (function ? "fc_" : "msg_") + said.id();
  }

  /**
   * The output item.
   *
   * @param text what it says so far; a message that says nothing yet has no part
   */
  ObjectNode item(String status, String text) {
    ObjectNode item = NODES.objectNode().put("id", itemId());
    if (asked.call().format() instanceof AnswerFormat.Function function) {
      return item.put("type", "function_call")
          .put("status", status)
          .put("call_id", "call_" + said.id())
          .put("name", function.function())
          .put("arguments", text);
    }
    item.put("type", "message").put("status", status).put("role", "assistant");
    var content = item.putArray("content");
    if (status.equals("completed")) {
      content.add(part(text));
    }
    return item;
  }

  /** The part of a message that holds its text. */
  static ObjectNode part(String text) {
    ObjectNode part = NODES.objectNode().put("type", "output_text");
    part.putArray("annotations");
    part.putArray("logprobs");
    return part.put("text", text);
  }

  private ObjectNode head(String status) {
    NullNode none = NODES.nullNode();
    ObjectNode json = NODES.objectNode();
    json.put("id", "resp_" + said.id());
    json.put("object", "response");
    json.put("created_at", said.time().getEpochSecond());
    json.put("status", status);
    json.putNull("incomplete_details");
    json.set("instructions", asked.echo("instructions", none));
    json.set("max_output_tokens", asked.echo("max_output_tokens", none));
    json.set("metadata", asked.echo("metadata", NODES.objectNode()));
    json.put("model", asked.call().model());
    json.set("parallel_tool_calls", asked.echo("parallel_tool_calls", BooleanNode.TRUE));
    json.putNull("previous_response_id");
    json.set("reasoning", asked.echo("reasoning", NODES.objectNode()));
    json.put("store", false);
    json.set("temperature", asked.echo("temperature", DoubleNode.valueOf(1)));
    ObjectNode text = NODES.objectNode();
    text.putObject("format").put("type", "text");
    json.set("text", asked.echo("text", text));
    json.set("tool_choice", asked.echo("tool_choice", StringNode.valueOf("auto")));
    json.set("tools", asked.echo("tools", NODES.arrayNode()));
    json.set("top_p", asked.echo("top_p", DoubleNode.valueOf(1)));
    json.set("truncation", asked.echo("truncation", StringNode.valueOf("disabled")));
    return json;
  }
}
