package dev.bantam.provider.replay;

import dev.bantam.observe.wire.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts a whole reply into the events that a stream of it would have had. */
final class Chunks {

  /** A word with the space after it, which is about a token. */
  private static final Pattern WORD = Pattern.compile("\\S{1,12}\\s*|\\s+");

  private Chunks() {}

  /** The events, each with its empty line. */
  static List<String> of(JsonNode response, boolean withUsage) {
    if (response.path("output").isArray()) {
      return responses(response);
    }
    boolean chat = response.path("choices").path(0).has("message");
    List<String> events = new ArrayList<>();
    for (JsonNode choice : response.path("choices")) {
      if (chat) {
        chat(response, choice, events);
      } else {
        for (String word : words(choice.path("text").stringValue(""))) {
          events.add(event(response, choice, one -> one.put("text", word)));
        }
        events.add(event(response, choice, one -> finish(one.put("text", ""), choice)));
      }
    }
    if (withUsage) {
      ObjectNode usage = head(response);
      usage.putArray("choices");
      usage.set("usage", response.path("usage"));
      events.add(data(usage));
    }
    events.add("data: [DONE]\n\n");
    return events;
  }

  private static void chat(JsonNode response, JsonNode choice, List<String> events) {
    JsonNode message = choice.path("message");
    events.add(delta(response, choice, delta -> delta.put("role", "assistant").put("content", "")));
    for (String name : List.of("content", "refusal")) {
      for (String word : words(message.path(name).stringValue(""))) {
        events.add(delta(response, choice, delta -> delta.put(name, word)));
      }
    }
    int index = 0;
    for (JsonNode call : message.path("tool_calls")) {
      int number = index++;
      JsonNode function = call.path("function");
      events.add(
          delta(
              response,
              choice,
              delta -> {
                ObjectNode begun = delta.putArray("tool_calls").addObject();
                begun.put("index", number);
                begun.set("id", call.path("id"));
                begun.put("type", "function");
                begun
                    .putObject("function")
                    .put("name", function.path("name").stringValue(""))
                    .put("arguments", "");
              }));
      for (String word : words(function.path("arguments").stringValue(""))) {
        events.add(
            delta(
                response,
                choice,
                delta ->
                    delta
                        .putArray("tool_calls")
                        .addObject()
                        .put("index", number)
                        .putObject("function")
                        .put("arguments", word)));
      }
    }
    events.add(
        event(
            response,
            choice,
            one -> {
              one.putObject("delta");
              finish(one, choice);
            }));
  }

  private static void finish(ObjectNode one, JsonNode choice) {
    one.put("finish_reason", choice.path("finish_reason").stringValue("stop"));
  }

  private interface Filling {
    void fill(ObjectNode node);
  }

  private static String delta(JsonNode response, JsonNode choice, Filling filling) {
    return event(response, choice, one -> filling.fill(one.putObject("delta")));
  }

  private static String event(JsonNode response, JsonNode choice, Filling filling) {
    ObjectNode chunk = head(response);
    ObjectNode one = chunk.putArray("choices").addObject();
    one.put("index", choice.path("index").asInt(0));
    filling.fill(one);
    if (!one.has("finish_reason")) {
      one.putNull("finish_reason");
    }
    return data(chunk);
  }

  private static ObjectNode head(JsonNode response) {
    ObjectNode chunk = WireJson.mapper().createObjectNode();
    for (String name : List.of("id", "object", "created", "model")) {
      if (response.has(name)) {
        chunk.set(name, response.path(name));
      }
    }
    if (chunk.path("object").stringValue("").equals("chat.completion")) {
      chunk.put("object", "chat.completion.chunk");
    }
    return chunk;
  }

  private static List<String> responses(JsonNode response) {
    List<String> events = new ArrayList<>();
    ObjectNode begun = WireJson.mapper().createObjectNode().put("type", "response.created");
    ObjectNode empty = begun.putObject("response");
    empty.setAll((ObjectNode) response);
    empty.put("status", "in_progress").putArray("output");
    events.add(named(begun));
    int output = 0;
    for (JsonNode item : response.path("output")) {
      int content = 0;
      for (JsonNode part : item.path("content")) {
        for (String word : words(part.path("text").stringValue(""))) {
          ObjectNode delta = WireJson.mapper().createObjectNode();
          delta.put("type", "response.output_text.delta");
          delta.set("item_id", item.path("id"));
          delta.put("output_index", output).put("content_index", content).put("delta", word);
          events.add(named(delta));
        }
        content++;
      }
      output++;
    }
    ObjectNode whole = WireJson.mapper().createObjectNode().put("type", "response.completed");
    events.add(named(whole.set("response", response)));
    return events;
  }

  private static String named(JsonNode event) {
    return "event: " + event.path("type").stringValue("") + "\n" + data(event);
  }

  private static String data(JsonNode event) {
    return "data: " + event + "\n\n";
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }
}
