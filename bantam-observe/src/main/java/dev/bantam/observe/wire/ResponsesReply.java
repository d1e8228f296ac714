package dev.bantam.observe.wire;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Trace.Reply;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The body of a response: output items instead of choices. */
final class ResponsesReply {

  private ResponsesReply() {}

  static Reply read(JsonNode body, AnswerFormat format, String model) {
    switch (body.path("status").stringValue("completed")) {
      case "completed" -> {}
      case "incomplete" -> {
        String reason = body.path("incomplete_details").path("reason").stringValue("");
        return new Reply.Unusable(
            reason.equals("content_filter") ? "filtered" : "truncated at the limit of tokens");
      }
      default -> {
        return new Reply.Unusable(
            "not completed: " + Nodes.brief(body.path("status").stringValue("")));
      }
    }
    StringBuilder text = new StringBuilder();
    List<JsonNode> calls = new ArrayList<>();
    for (JsonNode item : Nodes.elements(body.path("output"))) {
      String type = item.path("type").stringValue("");
      if (type.equals("function_call")) {
        calls.add(item);
      } else if (type.equals("message")) {
        for (JsonNode part : Nodes.elements(item.path("content"))) {
          if (part.path("type").stringValue("").equals("refusal")) {
            return new Reply.Unusable("refused");
          }
          text.append(part.path("text").stringValue(""));
        }
      }
    }
    return ReplyReader.answer(text.toString(), calls, format, model);
  }
}
