package dev.bantam.cli.demo;

import dev.bantam.core.Usage;
import dev.bantam.observe.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests and replies as openai-java and OpenAI's servers write them. */
final class Wire {

  /** The model that is asked. */
  static final String MODEL = "gpt-4.1";

  private static final JsonNode REQUEST =
      WireJson.read(
          """
          {"messages":[
            {"content":"You sort the messages that reach the helpdesk of Larkfield, a maker of \
          connected thermostats. Choose the team that should answer first: support for the product \
          itself, payments also for refunds and ended plans, orders also for advice before buying, \
          accounts also for personal data. A message is urgent if people, property or money come to \
          harm within a day.","role":"system"}],
           "model":"gpt-4.1",
           "response_format":{"json_schema":{"name":"json-schema-from-Triage","schema":{
             "$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
             "properties":{
               "team":{"type":"string","enum":["support","payments","orders","accounts"],
                 "description":"who answers first"},
               "urgent":{"type":"boolean","description":"harm within a day"}},
             "required":["team","urgent"],"additionalProperties":false},"strict":true},
             "type":"json_schema"}}""");

  private Wire() {}

  /** A call for the triage of a message. */
  static ObjectNode request(String message) {
    ObjectNode request = (ObjectNode) REQUEST.deepCopy();
    request.withArray("messages").addObject().put("content", message).put("role", "user");
    return request;
  }

  /** The answer as the content of a reply. */
  static String answer(String team, boolean urgent) {
    return WireJson.mapper().createObjectNode().put("team", team).put("urgent", urgent).toString();
  }

  /** A whole reply. */
  static ObjectNode reply(RecordedCall call, String answer, int number) {
    ObjectNode reply = WireJson.mapper().createObjectNode();
    reply.put("id", "chatcmpl-demo" + number).put("object", "chat.completion");
    reply.put("created", 1_794_876_396L).put("model", "gpt-4.1-2025-04-14");
    ObjectNode choice = reply.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", answer);
    choice.put("finish_reason", "stop");
    reply
        .putObject("usage")
        .put("prompt_tokens", call.usage().input())
        .put("completion_tokens", call.usage().output())
        .put("total_tokens", call.usage().input() + call.usage().output());
    return reply;
  }

  /** The tokens that a reply says it took. */
  static Usage usage(JsonNode reply) {
    JsonNode usage = reply.path("usage");
    return new Usage(
        usage.path("prompt_tokens").asLong(0), 0, usage.path("completion_tokens").asLong(0), 0);
  }
}
