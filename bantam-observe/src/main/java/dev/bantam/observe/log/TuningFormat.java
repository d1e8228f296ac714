package dev.bantam.observe.log;

import dev.bantam.core.Endpoint;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Examples for fine-tuning a chat model: the assistant's last message is the answer. */
final class TuningFormat implements LineFormat {

  private final RequestReader requests;

  TuningFormat(RequestReader requests) {
    this.requests = requests;
  }

  @Override
  public String title() {
    return "chat fine-tuning examples";
  }

  @Override
  public String looksLike() {
    return "{\"messages\": [..., {\"role\": \"assistant\", ...}]}";
  }

  @Override
  public boolean fits(JsonNode line) {
    return line.path("messages").isArray() && !line.has("response") && !line.has("choices");
  }

  @Override
  public void read(JsonNode line, Recordings out) {
    JsonNode messages = line.path("messages");
    JsonNode last = messages.path(messages.size() - 1);
    if (messages.size() < 2 || !last.path("role").stringValue("").equals("assistant")) {
      throw new WireException("the last message is not an assistant's answer");
    }
    ArrayNode asked = Bodies.array();
    for (int i = 0; i < messages.size() - 1; i++) {
      asked.add(messages.path(i));
    }
    ObjectNode request = Bodies.copy(line);
    request.set("messages", asked);
    out.accept(Recorded.of(requests.read(request, Endpoint.CHAT), Bodies.reply(last, "")));
  }
}
