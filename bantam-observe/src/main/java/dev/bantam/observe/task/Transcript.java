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
    for (Message message : messages) {
      if (holdsMark(message.text())) {
        return Optional.empty();
      }
    }
    boolean system = !messages.isEmpty() && messages.getFirst().role() == Role.SYSTEM;
    StringBuilder body = new StringBuilder();
    for (Message message : messages.subList(system ? 1 : 0, messages.size())) {
      body.append(mark(message.role())).append(message.text());
    }
    String head = system ? mark(Role.SYSTEM) + messages.getFirst().text() : "";
    return Optional.of(new Transcript(head, body.toString()));
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
    for (int at = 0; at < text.length(); at++) {
      if (isMark(text.charAt(at))) {
        return true;
      }
    }
    return false;
  }
}
