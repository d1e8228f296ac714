package dev.bantam.observe.reply;

import dev.bantam.core.AnswerFormat;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat completion as a stream: a chunk with the role, chunks with pieces of the content, one with
 * the reason for the end, one with the usage where it was asked for, and the word that all is said.
 */
final class ChatStream {

  private final Asked asked;
  private final Said said;
  private final Events events = new Events();

  ChatStream(Asked asked, Said said) {
    this.asked = asked;
    this.said = said;
  }

  Reply reply() {
    switch (asked.call().format()) {
      case AnswerFormat.Function function -> function(function.function());
      default -> content();
    }
    chunk(Optional.of(asked.finish()), delta -> {});
    if (asked.usageAtTheEnd()) {
      ObjectNode last = ChatReply.head(asked, said, "chat.completion.chunk");
      last.putArray("choices");
      events.data(last.set("usage", said.usageOfChat()));
    }
    return events.done();
  }

  private void content() {
    chunk(
        Optional.empty(),
        delta -> delta.put("role", "assistant").put("content", "").putNull("refusal"));
    for (String piece : Pieces.of(said.text())) {
      chunk(Optional.empty(), delta -> delta.put("content", piece));
    }
  }

  private void function(String name) {
    chunk(
        Optional.empty(),
        delta -> {
          delta.put("role", "assistant").putNull("content").putNull("refusal");
          called(delta, true).put("name", name).put("arguments", "");
        });
    for (String piece : Pieces.of(said.text())) {
      chunk(Optional.empty(), delta -> called(delta, false).put("arguments", piece));
    }
  }

  private ObjectNode called(ObjectNode delta, boolean first) {
    if (asked.legacy()) {
      return delta.putObject("function_call");
    }
    ObjectNode call = delta.putArray("tool_calls").addObject().put("index", 0);
    if (first) {
      call.put("id", "call_" + said.id()).put("type", "function");
    }
    return call.putObject("function");
  }

  private void chunk(Optional<String> finish, Consumer<ObjectNode> filling) {
    ObjectNode chunk = ChatReply.head(asked, said, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    filling.accept(choice.putObject("delta"));
    choice.putNull("logprobs");
    finish.ifPresentOrElse(
        reason -> choice.put("finish_reason", reason), () -> choice.putNull("finish_reason"));
    if (asked.usageAtTheEnd()) {
      chunk.putNull("usage");
    }
    events.data(chunk);
  }
}
