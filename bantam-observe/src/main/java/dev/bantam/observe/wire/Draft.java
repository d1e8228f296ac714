package dev.bantam.observe.wire;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Call;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A call while its request is being read. */
final class Draft {

  /** No request has more; each of them costs memory. */
  private static final int MESSAGES = 10_000;

  private final List<Message> messages = new ArrayList<>();
  private final Set<String> obstacles = new LinkedHashSet<>();
  private AnswerFormat format = new AnswerFormat.PlainText();

  void message(Message.Role role, String text) {
    if (messages.size() == MESSAGES) {
      throw new WireException("a request of more than %,d messages".formatted(MESSAGES));
    }
    messages.add(new Message(role, text));
  }

  void obstacle(String reason) {
    obstacles.add(reason);
  }

  void format(AnswerFormat wanted) {
    format = wanted;
  }

  /** When nothing else says what the answer is like, the last user message may. */
  void formatFromPrompt() {
    if (format instanceof AnswerFormat.PlainText) {
      lastUserText().flatMap(PromptedFormat::of).ifPresent(this::format);
    }
  }

  private Optional<String> lastUserText() {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).role() == Message.Role.USER) {
        return Optional.of(messages.get(i).text());
      }
    }
    return Optional.empty();
  }

  Call call(Endpoint endpoint, String model, Optional<String> tenant) {
    return new Call(endpoint, model, messages, format, List.copyOf(obstacles), tenant);
  }
}
