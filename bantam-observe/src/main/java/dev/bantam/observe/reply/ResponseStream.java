package dev.bantam.observe.reply;

import dev.bantam.core.AnswerFormat;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A response as a stream of numbered events. */
final class ResponseStream {

  private final Asked asked;
  private final Said said;
  private final ResponseObject response;
  private final Events events = new Events();
  private int next;

  ResponseStream(Asked asked, Said said) {
    this.asked = asked;
    this.said = said;
    this.response = new ResponseObject(asked, said);
  }

  Reply reply() {
    send(event("response.created").set("response", response.begun()));
    send(event("response.in_progress").set("response", response.begun()));
    send(ofItem("response.output_item.added").set("item", response.item("in_progress", "")));
    if (asked.call().format() instanceof AnswerFormat.Function) {
      arguments();
    } else {
      text();
    }
    send(ofItem("response.output_item.done").set("item", response.item("completed", said.text())));
    send(event("response.completed").set("response", response.completed()));
    return events.end();
  }

  private void text() {
    send(ofPart("response.content_part.added").set("part", ResponseObject.part("")));
    for (String piece : Pieces.of(said.text())) {
      send(withLogprobs(ofPart("response.output_text.delta").put("delta", piece)));
    }
    send(withLogprobs(ofPart("response.output_text.done").put("text", said.text())));
    send(ofPart("response.content_part.done").set("part", ResponseObject.part(said.text())));
  }

  private void arguments() {
    String name = "response.function_call_arguments.";
    for (String piece : Pieces.of(said.text())) {
      send(ofItem(name + "delta").put("item_id", response.itemId()).put("delta", piece));
    }
    ObjectNode done = ofItem(name + "done").put("item_id", response.itemId());
    if (asked.call().format() instanceof AnswerFormat.Function function) {
      done.put("name", function.function());
    }
    send(done.put("arguments", said.text()));
  }

  private void send(ObjectNode event) {
    events.typed(event);
  }

  private ObjectNode event(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type).put("sequence_number", next++);
  }

  private ObjectNode ofItem(String type) {
    return event(type).put("output_index", 0);
  }

  private ObjectNode ofPart(String type) {
    return ofItem(type).put("item_id", response.itemId()).put("content_index", 0);
  }

  private static ObjectNode withLogprobs(ObjectNode event) {
    event.putArray("logprobs");
    return event;
  }
}
