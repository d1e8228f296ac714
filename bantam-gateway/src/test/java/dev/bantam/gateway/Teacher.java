package dev.bantam.gateway;

import dev.bantam.observe.wire.WireJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A large model that sorts {@link Tickets}, in the form that it is asked for. */
final class Teacher implements Upstream.Script {

  private final AtomicInteger asked = new AtomicInteger();
  private volatile Map<String, String> opinions = Map.of();
  private volatile Upstream.Script instead = (request, out) -> {};
  private volatile boolean odd;
  private volatile String model = "teacher-1";

  /** From now on it says the second where it said the first. */
  void changeMind(Map<String, String> other) {
    opinions = other;
  }

  /** From now on another script replies, until it answers again. */
  void behave(Upstream.Script script) {
    instead = script;
    odd = true;
  }

  /** It answers again. */
  void recover() {
    odd = false;
  }

  /** From now on it is another model. */
  void become(String other) {
    model = other;
  }

  /** How many calls it got so far. */
  int asked() {
    return asked.get();
  }

  @Override
  public void reply(Upstream.Request request, OutputStream out)
      throws IOException, InterruptedException {
    asked.incrementAndGet();
    if (odd) {
      instead.reply(request, out);
      return;
    }
    JsonNode body = WireJson.read(request.text());
    String text = last(body);
    String kind = opinions.getOrDefault(Tickets.kind(text), Tickets.kind(text));
    String answer =
        body.has("response_format") ? "{\\\"kind\\\":\\\"%s\\\"}".formatted(kind) : kind;
    if (body.has("tools")) {
      Upstream.json(
          out, 200, named(Replies.tool("sort", "{\\\"kind\\\":\\\"%s\\\"}".formatted(kind))));
    } else if (body.path("stream").booleanValue(false)) {
      Replies.stream(out, answer);
    } else {
      Upstream.json(out, 200, named(Replies.chat(answer)));
    }
  }

  private String named(String reply) {
    return reply.replace("gpt-test", model);
  }

  private static String last(JsonNode body) {
    JsonNode messages = body.path("messages");
    return messages.path(messages.size() - 1).path("content").stringValue("");
  }
}
