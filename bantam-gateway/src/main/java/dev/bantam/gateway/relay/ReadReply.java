package dev.bantam.gateway.relay;

import dev.bantam.core.Call;
import dev.bantam.core.Trace.Reply;
import dev.bantam.core.Usage;
import dev.bantam.loop.TeacherAnswer;
import dev.bantam.observe.wire.ReplyReader;
import dev.bantam.observe.wire.StreamedReply;
import dev.bantam.observe.wire.UsageReader;
import dev.bantam.observe.wire.WireException;
import dev.bantam.observe.wire.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a teacher's reply says.
 *
 * @param answer what was answered, or why that cannot be used
 * @param usage the tokens that were counted
 * @param ended whether it says that it came to its end: what is cut off is no answer to be repeated
 */
public record ReadReply(TeacherAnswer answer, Usage usage, boolean ended) {

  private static final Set<String> ENDS =
      Set.of("stop", "tool_calls", "function_call", "completed");

  /**
   * Reads a reply; never throws.
   *
   * @param body without content encoding
   */
  public static ReadReply of(Call call, byte[] body, String mediaType) {
    try {
      JsonNode json =
          Bodies.isEvents(mediaType)
              ? StreamedReply.ofEvents(new String(body, StandardCharsets.UTF_8))
              : WireJson.read(body, 0, body.length);
      return of(call, json);
    } catch (WireException e) {
      return new ReadReply(
          new TeacherAnswer.Unusable(String.valueOf(e.getMessage())), Usage.NONE, false);
    }
  }

  /** The same of a reply whose JSON was read already, or whose events were put together. */
  static ReadReply of(Call call, JsonNode json) {
    String end =
        json.path("choices")
            .path(0)
            .path("finish_reason")
            .stringValue(json.path("status").stringValue(""));
    return new ReadReply(
        answer(ReplyReader.read(json, call), json), UsageReader.read(json), ENDS.contains(end));
  }

  private static TeacherAnswer answer(Reply reply, JsonNode json) {
    return switch (reply) {
      case Reply.Answered(String text, String model) ->
          new TeacherAnswer.Answered(text, withFingerprint(model, json));
      case Reply.Unusable(String reason) -> new TeacherAnswer.Unusable(reason);
    };
  }

  private static String withFingerprint(String model, JsonNode reply) {
    String fingerprint = reply.path("system_fingerprint").stringValue("");
    return fingerprint.isEmpty() ? model : model + " " + fingerprint;
  }
}
