package dev.bantam.observe.reply;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Server-sent events, one after the other. */
final class Events {

  private final StringBuilder text = new StringBuilder();

  /** An event without a name, as chat completions stream them. */
  Events data(ObjectNode data) {
    text.append("data: ").append(data).append("\n\n");
    return this;
  }

  /** An event named by its {@code type}, as responses stream them. */
  Events typed(ObjectNode data) {
    text.append("event: ").append(data.path("type").stringValue("")).append('\n');
    return data(data);
  }

  Reply done() {
    text.append("data: [DONE]\n\n");
    return end();
  }

  Reply end() {
    return new Reply(
        "text/event-stream; charset=utf-8", text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
