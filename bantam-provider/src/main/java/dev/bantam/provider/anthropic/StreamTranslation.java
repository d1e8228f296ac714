package dev.bantam.provider.anthropic;

import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Translates the events of a streamed message into chunks, each as soon as it can be told. */
final class StreamTranslation {

  private static final String CHUNK = "chat.completion.chunk";

  private static final int MOST_CALLS = 1000;

  /** A call of a tool under way. */
  private static final class Use {
    private final int number;
    private boolean argued;

    Use(int number) {
      this.number = number;
    }
  }

  private final String provider;
  private final boolean withUsage;
  private final long created;
  private final Map<Long, Use> uses = new HashMap<>();
  private final ObjectNode usage = Json.object();
  private ObjectNode message = Json.object();
  private int calls;
  private boolean ended;

  /**
   * @param withUsage whether the counts are wanted as a last chunk
   * @param created in seconds since 1970
   */
  StreamTranslation(String provider, boolean withUsage, long created) {
    this.provider = provider;
    this.withUsage = withUsage;
    this.created = created;
  }

  /** Whether the stream has said that it is over. */
  boolean ended() {
    return ended;
  }

  /**
   * What an event is in OpenAI's words; empty when it says nothing there.
   *
   * @throws ProviderException when the event makes no sense here
   */
  String translate(JsonNode event) {
    return switch (event.path("type").stringValue("")) {
      case "message_start" -> begin(event.path("message"));
      case "content_block_start" -> open(event);
      case "content_block_delta" -> more(event);
      case "content_block_stop" -> close(event);
      case "message_delta" -> finish(event);
      case "message_stop" -> end();
      case "error" -> fail(event);
      default -> "";
    };
  }

  private String begin(JsonNode start) {
    message = ReplyTranslation.head(start, CHUNK, created);
    count(start.path("usage"));
    ObjectNode delta = Json.object().put("role", "assistant").put("content", "");
    return chunk(delta);
  }

  private void count(JsonNode counts) {
    // Counts of later events are totals that replace the earlier ones.
    counts
        .properties()
        .forEach(
            count -> {
              if (count.getValue().isNumber()) {
                usage.set(count.getKey(), count.getValue());
              }
            });
  }

  private String open(JsonNode event) {
    JsonNode block = event.path("content_block");
    return switch (block.path("type").stringValue("")) {
      case "text" -> {
        String text = block.path("text").stringValue("");
        yield text.isEmpty() ? "" : chunk(Json.object().put("content", text));
      }
      case "tool_use" -> called(Json.number(event, "index"), block);
      default -> "";
    };
  }

  private String called(long index, JsonNode block) {
    if (calls == MOST_CALLS) {
      throw new ProviderException(
          Kind.BROKEN, "%s called more than %d tools".formatted(provider, MOST_CALLS));
    }
    Use use = new Use(calls++);
    uses.put(index, use);
    ObjectNode call = Json.object().put("index", use.number);
    call.setAll(ReplyTranslation.call(block));
    call.putObject("function").put("name", block.path("name").stringValue("")).put("arguments", "");
    return calls(call);
  }

  private String more(JsonNode event) {
    JsonNode delta = event.path("delta");
    return switch (delta.path("type").stringValue("")) {
      case "text_delta" -> chunk(Json.object().put("content", delta.path("text").stringValue("")));
      case "input_json_delta" -> {
        Use use = uses.get(Json.number(event, "index"));
        String part = delta.path("partial_json").stringValue("");
        if (use == null || part.isEmpty()) {
          yield "";
        }
        use.argued = true;
        yield arguments(use, part);
      }
      default -> "";
    };
  }

  private String close(JsonNode event) {
    Use use = uses.remove(Json.number(event, "index"));
    return use == null || use.argued ? "" : arguments(use, "{}");
  }

  private String arguments(Use use, String part) {
    ObjectNode call = Json.object().put("index", use.number);
    call.putObject("function").put("arguments", part);
    return calls(call);
  }

  private String calls(ObjectNode call) {
    ObjectNode delta = Json.object();
    delta.putArray("tool_calls").add(call);
    return chunk(delta);
  }

  private String finish(JsonNode event) {
    count(event.path("usage"));
    JsonNode reason = event.path("delta").path("stop_reason");
    return reason.isString() ? chunk(Json.object(), ReplyTranslation.finish(reason)) : "";
  }

  private String end() {
    ended = true;
    String done = "data: [DONE]\n\n";
    if (!withUsage) {
      return done;
    }
    ObjectNode last = message.deepCopy();
    last.putArray("choices");
    last.set("usage", ReplyTranslation.usage(usage));
    return data(last) + done;
  }

  private String fail(JsonNode event) {
    ended = true;
    return "event: error\ndata: %s\n\n"
        .formatted(ErrorTranslation.translate(event.path("error")).json());
  }

  private String chunk(ObjectNode delta) {
    return chunk(delta, "");
  }

  private String chunk(ObjectNode delta, String finish) {
    ObjectNode chunk = message.deepCopy();
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("logprobs");
    if (finish.isEmpty()) {
      choice.putNull("finish_reason");
    } else {
      choice.put("finish_reason", finish);
    }
    return data(chunk);
  }

  private static String data(ObjectNode chunk) {
    return "data: " + chunk + "\n\n";
  }
}
