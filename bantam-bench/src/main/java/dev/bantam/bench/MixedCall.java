package dev.bantam.bench;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** A call of a {@link CallSet}, made at a time. */
record MixedCall(CallSet set, LabelledText row, Wording wording, long number, Instant time) {

  private static final int CHARACTERS_PER_TOKEN = 4;

  String input() {
    return set.style().input(row.text());
  }

  ObjectNode request() {
    return set.style().request(set.instructions().text(wording), row.text());
  }

  /** The reply of an OpenAI-compatible server, a different one for each attempt. */
  ObjectNode reply(ObjectNode request, int attempt) {
    ObjectNode message = set.style().reply(row.label());
    int prompt = tokens(request.toString());
    int completion = tokens(row.label()) + 1;
    ObjectNode reply = ChatShapes.object();
    reply.put("id", "chatcmpl-%09d%d".formatted(number, attempt));
    reply.put("object", "chat.completion");
    reply.put("created", time.getEpochSecond());
    reply.put("model", request.get("model").asString());
    ObjectNode choice = reply.putArray("choices").addObject().put("index", 0);
    choice.set("message", message);
    choice.put("finish_reason", "stop");
    reply
        .putObject("usage")
        .put("prompt_tokens", prompt)
        .put("completion_tokens", completion)
        .put("total_tokens", prompt + completion);
    return reply;
  }

  private static int tokens(String text) {
    return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }
}
