package dev.bantam.observe.reply;

import dev.bantam.core.Call;
import dev.bantam.core.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shape of the reply that a request asks for: a JSON object or a stream of events; the client's
 * own wrapper around a value; a forced function's arguments; the model as it was asked for.
 */
public final class ReplyShape {

  private final Asked asked;

  private ReplyShape(Asked asked) {
    this.asked = asked;
  }

  /**
   * The shape that a request asks for.
   *
   * @param body the request
   * @param call the same request, read
   */
  public static ReplyShape of(JsonNode body, Call call) {
    return new ReplyShape(new Asked(body, call));
  }

  /** Why no reply of this shape can be made here, in words; empty when one can. */
  public Optional<String> obstacle() {
    return Unanswerable.reason(asked);
  }

  /** Whether the reply is a stream of events. */
  public boolean streams() {
    return asked.streams();
  }

  /**
   * An answer as it stands in a reply of this shape: plain text, JSON or a function's arguments.
   *
   * @param answer the answer as JSON, or a bare value as text
   * @throws dev.bantam.observe.wire.WireException when the answer does not fit the format that was
   *     asked for
   */
  public String content(String answer) {
    return AnswerContent.of(answer, asked.call().format(), asked.schema());
  }

  /**
   * The reply that says exactly this.
   *
   * @param text what {@link #content} made of an answer, or as it stood in a reply to an equal
   *     request
   * @param id fresh letters and digits, to which the prefix of its kind is added
   * @param time when it was answered
   * @param usage the tokens of prompt and answer
   */
  public Reply text(String text, String id, Instant time, Usage usage) {
    Said said = new Said(text, id, time, usage);
    return switch (asked.call().endpoint()) {
      case CHAT ->
          streams() ? new ChatStream(asked, said).reply() : json(new ChatReply(asked, said).json());
      case COMPLETIONS -> completion(said);
      case RESPONSES ->
          streams()
              ? new ResponseStream(asked, said).reply()
              : json(new ResponseObject(asked, said).completed());
      case EMBEDDINGS -> throw new IllegalStateException("an embedding is no answer");
    };
  }

  private Reply completion(Said said) {
    TextCompletion completion = new TextCompletion(asked, said);
    return streams() ? completion.stream() : json(completion.json());
  }

  private static Reply json(ObjectNode body) {
    return new Reply("application/json", body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
