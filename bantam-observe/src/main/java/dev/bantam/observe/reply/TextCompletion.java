package dev.bantam.observe.reply;

import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A completion of the kind that was there before chats. */
final class TextCompletion {

  private final Asked asked;
  private final Said said;

  TextCompletion(Asked asked, Said said) {
    this.asked = asked;
    this.said = said;
  }

  ObjectNode json() {
    return part(said.text(), Optional.of("stop")).set("usage", said.usageOfChat());
  }

  Reply stream() {
    Events events = new Events();
    for (String piece : Pieces.of(said.text())) {
      events.data(chunk(piece, Optional.empty()));
    }
    events.data(chunk("", Optional.of("stop")));
    if (asked.usageAtTheEnd()) {
      ObjectNode last = head();
      last.putArray("choices");
      events.data(last.set("usage", said.usageOfChat()));
    }
    return events.done();
  }

  private ObjectNode chunk(String text, Optional<String> finish) {
    ObjectNode chunk = part(text, finish);
    return asked.usageAtTheEnd() ? chunk.putNull("usage") : chunk;
  }

  private ObjectNode part(String text, Optional<String> finish) {
    ObjectNode json = head();
    ObjectNode choice =
        json.putArray("choices").addObject().put("text", text).put("index", 0).putNull("logprobs");
    finish.ifPresentOrElse(
        reason -> choice.put("finish_reason", reason), () -> choice.putNull("finish_reason"));
    return json;
  }

  private ObjectNode head() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "cmpl-" + said.id())
        .put("object", "text_completion")
        .put("created", said.time().getEpochSecond())
        .put("model", asked.call().model());
  }
}
