package dev.bantam.observe.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A streamed reply put together: the body that the same call would have been answered with at once.
 * Only the first choice is kept.
 */
public final class StreamedReply {

  private static final String DATA = "data:";
  private static final List<String> KEPT =
      List.of("id", "object", "created", "model", "system_fingerprint", "usage");
  private static final int TOOL_CALLS = 1_000;

  private StreamedReply() {}

  /**
   * The body of a stream of server-sent events, from {@code data:} to {@code data: [DONE]}.
   *
   * @throws WireException when an event is not JSON
   */
  public static JsonNode ofEvents(String events) {
    List<JsonNode> chunks = new ArrayList<>();
    for (String line : events.lines().toList()) {
      String data = line.startsWith(DATA) ? line.substring(DATA.length()).strip() : "";
      if (data.startsWith("{")) {
        chunks.add(WireJson.read(data));
      }
    }
    return assemble(chunks);
  }

  /** The body of a stream's chunks, or of a response's events. */
  public static JsonNode assemble(List<JsonNode> chunks) {
    ObjectNode body = Nodes.object();
    StringBuilder content = new StringBuilder();
    StringBuilder text = new StringBuilder();
    StringBuilder refusal = new StringBuilder();
    TreeMap<Integer, Called> calls = new TreeMap<>();
    ObjectNode choice = Nodes.object();
    for (JsonNode chunk : chunks) {
      if (Nodes.has(chunk, "error")) {
        return Nodes.object().set("error", chunk.path("error"));
      }
      if (finished(chunk)) {
        return chunk.path("response");
      }
      for (String name : KEPT) {
        if (Nodes.has(chunk, name)) {
          body.set(name, chunk.path(name));
        }
      }
      for (JsonNode one : Nodes.elements(chunk.path("choices"))) {
        if (one.path("index").asInt(0) == 0) {
          if (Nodes.has(one, "finish_reason")) {
            choice.set("finish_reason", one.path("finish_reason"));
          }
          text.append(one.path("text").stringValue(""));
          JsonNode delta = one.path("delta");
          content.append(delta.path("content").stringValue(""));
          refusal.append(delta.path("refusal").stringValue(""));
          Nodes.elements(delta.path("tool_calls")).forEach(call -> add(call, calls));
        }
      }
    }
    if (!text.isEmpty()) {
      choice.put("text", text.toString());
    }
    choice.set("message", message(content, refusal, calls));
    return body.set("choices", body.arrayNode().add(choice));
  }

  private static boolean finished(JsonNode event) {
    String type = event.path("type").stringValue("");
    return event.path("response").isObject()
        && (type.equals("response.completed")
            || type.equals("response.incomplete")
            || type.equals("response.failed"));
  }

  private static void add(JsonNode call, SortedMap<Integer, Called> calls) {
    int index = call.path("index").asInt(0);
    if (calls.size() < TOOL_CALLS) {
      Called called = calls.computeIfAbsent(index, i -> new Called());
      JsonNode function = call.path("function");
      called.name.append(function.path("name").stringValue(""));
      called.arguments.append(function.path("arguments").stringValue(""));
    }
  }

  private static ObjectNode message(
      StringBuilder content, StringBuilder refusal, SortedMap<Integer, Called> calls) {
    ObjectNode message = Nodes.object().put("role", "assistant").put("content", content.toString());
    if (!refusal.isEmpty()) {
      message.put("refusal", refusal.toString());
    }
    ArrayNode called = message.arrayNode();
    for (Called call : calls.values()) {
      ObjectNode function =
          Nodes.object()
              .put("name", call.name.toString())
              .put("arguments", call.arguments.toString());
      called.add(Nodes.object().put("type", "function").set("function", function));
    }
    return called.isEmpty() ? message : message.set("tool_calls", called);
  }

  private static final class Called {
    final StringBuilder name = new StringBuilder();
    final StringBuilder arguments = new StringBuilder();
  }
}
