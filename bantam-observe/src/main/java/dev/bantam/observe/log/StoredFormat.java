package dev.bantam.observe.log;

import dev.bantam.core.Endpoint;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stored chat completions and responses: objects that are at once the reply and, with their input
 * messages, the request; one by one or as pages of a list.
 */
final class StoredFormat implements LineFormat {

  private final RequestReader requests;

  StoredFormat(RequestReader requests) {
    this.requests = requests;
  }

  @Override
  public String title() {
    return "stored completions";
  }

  @Override
  public String looksLike() {
    return "{\"object\": \"chat.completion\", \"messages\": [...], \"choices\": [...]},"
        + " also in {\"object\": \"list\", \"data\": [...]}";
  }

  @Override
  public boolean fits(JsonNode line) {
    String object = line.path("object").stringValue("");
    return object.equals("chat.completion")
        || object.equals("response")
        || (object.equals("list") && line.path("data").isArray());
  }

  @Override
  public void read(JsonNode line, Recordings out) {
    String object = line.path("object").stringValue("");
    if (object.equals("list")) {
      line.path("data").forEach(out::line);
      return;
    }
    if (object.equals("response")) {
      if (!line.has("input")) {
        throw new WireException("a stored response without its input");
      }
      out.accept(stored(line, Endpoint.RESPONSES));
      return;
    }
    ObjectNode request = Bodies.copy(line);
    for (String name : new String[] {"messages", "input_messages", "input"}) {
      JsonNode messages = line.path(name);
      JsonNode list = messages.isArray() ? messages : messages.path("data");
      if (list.isArray() && !list.isEmpty()) {
        request.set("messages", list);
        out.accept(stored(request, Endpoint.CHAT));
        return;
      }
    }
    throw new WireException("a stored completion without its messages; export them with it");
  }

  private Recorded stored(JsonNode whole, Endpoint endpoint) {
    JsonNode made = whole.path(endpoint == Endpoint.CHAT ? "created" : "created_at");
    return Recorded.of(requests.read(whole, endpoint), whole)
        .between(Times.of(made), Optional.empty());
  }
}
