package dev.bantam.observe.wire;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Trace.Reply;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads what was answered out of a reply's body: a chat completion, a completion, a response, an
 * error, or the list of a stream's chunks. A reply that is cut off, filtered, refused, an error, or
 * that calls another function than the one forced is not usable.
 */
public final class ReplyReader {

  private ReplyReader() {}

  /** The answer to the call, or why there is none; never throws. */
  public static Reply read(JsonNode body, Call call) {
    if (body.isArray()) {
      return read(StreamedReply.assemble(Nodes.elements(body)), call);
    }
    if (!body.isObject()) {
      return new Reply.Unusable("missing");
    }
    if (Nodes.has(body, "error")) {
      return new Reply.Unusable("error: " + error(body.path("error")));
    }
    String model = Nodes.text(body, "model").orElse(call.model());
    if (call.endpoint() == Endpoint.EMBEDDINGS) {
      return new Reply.Unusable("an embedding");
    }
    if (body.path("output").isArray() || body.path("object").stringValue("").equals("response")) {
      return ResponsesReply.read(body, call.format(), model);
    }
    JsonNode choice = body.path("choices").path(0);
    if (!choice.isObject()) {
      return new Reply.Unusable("no choice");
    }
    return choice(choice, call.format(), model);
  }

  private static Reply choice(JsonNode choice, AnswerFormat format, String model) {
    switch (choice.path("finish_reason").stringValue("")) {
      case "length" -> {
        return new Reply.Unusable("truncated at the limit of tokens");
      }
      case "content_filter" -> {
        return new Reply.Unusable("filtered");
      }
      default -> {}
    }
    JsonNode message = choice.path("message");
    if (Nodes.text(message, "refusal").isPresent()) {
      return new Reply.Unusable("refused");
    }
    if (choice.path("text").isString()) {
      return new Reply.Answered(choice.path("text").stringValue(), model);
    }
    List<JsonNode> calls =
        Nodes.elements(message.path("tool_calls")).stream()
            .map(call -> call.path("function"))
            .toList();
    if (calls.isEmpty() && message.path("function_call").isObject()) {
      calls = List.of(message.path("function_call"));
    }
    return answer(Content.text(message.path("content"), part -> {}), calls, format, model);
  }

  /**
   * What a text and the functions called make of a reply.
   *
   * @param calls objects with a name and arguments
   */
  static Reply answer(String text, List<JsonNode> calls, AnswerFormat format, String model) {
    if (format instanceof AnswerFormat.Function function) {
      if (calls.size() != 1) {
        return new Reply.Unusable("called %d functions instead of one".formatted(calls.size()));
      }
      JsonNode call = calls.getFirst();
      if (!call.path("name").stringValue("").equals(function.function())) {
        return new Reply.Unusable("called another function");
      }
      JsonNode arguments = call.path("arguments");
      return new Reply.Answered(
          arguments.isString() ? arguments.stringValue() : arguments.toString(), model);
    }
    if (text.isEmpty()) {
      return new Reply.Unusable(calls.isEmpty() ? "empty" : "called a tool instead of answering");
    }
    return new Reply.Answered(text, model);
  }

  private static String error(JsonNode error) {
    return Nodes.brief(
        Optional.of(error.stringValue(""))
            .filter(text -> !text.isEmpty())
            .or(() -> Nodes.text(error, "message"))
            .or(() -> Nodes.text(error, "type"))
            .or(() -> Nodes.text(error, "code"))
            .orElse("unknown"));
  }
}
