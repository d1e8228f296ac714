package dev.bantam.observe.task;

import dev.bantam.core.Call;
import dev.bantam.core.Message;
import dev.bantam.core.Message.Role;
import java.util.List;
import java.util.Optional;

/**
 * A call's messages as one text, each message behind a mark for its role. The marks are Unicode
 * noncharacters, which are reserved for such inner use; a call that contains one has no transcript.
 *
 * @param head the first message with its mark when it is a system message, otherwise empty
 * @param body the other messages with their marks
 */
record Transcript(String head, String body) {

  private static final char FIRST_MARK = '\uFDD0';
  private static final char LAST_MARK = '\uFDD3';

  /** The transcript of a call, unless its text contains marks. */
  static Optional<Transcript> of(Call call) {
    List<Message> messages = call.messages();
    if (holdsMark(call)) {
      return Optional.empty();
    }
    boolean system = !messages.isEmpty() && messages.getFirst().role() == Role.SYSTEM;
    String head = system ? marked(messages.getFirst()) : "";
    int first = system ? 1 : 0;
    // Most calls have one message beside the system's, which is copied once so.
    String body =
        messages.size() == first + 1
            ? marked(messages.getLast())
            : joined(messages.subList(first, messages.size()));
    return Optional.of(new Transcript(head, body));
  }

  private static String joined(List<Message> messages) {
    StringBuilder text = new StringBuilder();
    for (Message message : messages) {
      text.append(mark(message.role())).append(message.text());
    }
    return text.toString();
  }

  private static String marked(Message message) {
    return mark(message.role()) + message.text();
  }

  /** Whether one of the call's messages contains a mark, so that it has no transcript. */
  static boolean holdsMark(Call call) {
    for (Message message : call.messages()) {
      if (holdsMark(message.text())) {
        return true;
      }
    }
    return false;
  }

  /** Head and body together. */
  String whole() {
    return head.isEmpty() ? body : head + body;
  }

  static char mark(Role role) {
    return switch (role) {
      case SYSTEM -> FIRST_MARK;
      case USER -> '\uFDD1';
      case ASSISTANT -> '\uFDD2';
      case TOOL -> LAST_MARK;
    };
  }

  static boolean isMark(int character) {
    return character >= FIRST_MARK && character <= LAST_MARK;
  }

  static boolean holdsMark(String text) {
    // indexOf knows at once that a text of one byte a character holds none of them.
    for (char mark = FIRST_MARK; mark <= LAST_MARK; mark++) {
      if (text.indexOf(mark) >= 0) {
        return true;
      }
    }
    return false;
  }
}
