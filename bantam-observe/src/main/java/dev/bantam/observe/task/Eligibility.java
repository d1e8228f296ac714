package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import dev.bantam.core.Endpoint;
import dev.bantam.core.Message.Role;
import java.util.Optional;

/** Why a task's answers cannot be learned, as far as its messages and plain answers tell. */
final class Eligibility {

  private Eligibility() {}

  static Optional<String> obstacle(Prompt prompt, PlainAnswers answers) {
    if (prompt.key().endpoint() == Endpoint.EMBEDDINGS) {
      return Optional.of("embeddings: there is no answer to compare");
    }
    Template template = prompt.template();
    if (template.slots().isEmpty()) {
      return Optional.of("every call is the same: a cache answers it");
    }
    if (turnsVary(template)) {
      return Optional.of("conversation: not only the last user message varies");
    }
    return switch (prompt.format()) {
      case AnswerFormat.PlainText plain -> answers.reason();
      case AnswerFormat.AnyJson any -> Optional.of("JSON answers whose fields no schema names");
      case AnswerFormat.Json json -> Optional.empty();
      case AnswerFormat.Function function -> Optional.empty();
    };
  }

  /** Whether something varies before the last user message of what was said by others too. */
  static boolean turnsVary(Template template) {
    if (template.spans()) {
      return true;
    }
    boolean varied = false;
    boolean system = false;
    for (Template.Piece piece : template.pieces()) {
      switch (piece) {
        case Template.Piece.Slot slot -> varied |= !system;
        case Template.Piece.Constant(String text) -> {
          for (int at = 0; at < text.length(); at++) {
            char mark = text.charAt(at);
            if (varied
                && (mark == Transcript.mark(Role.USER) || mark == Transcript.mark(Role.TOOL))) {
              return true;
            }
            system = Transcript.isMark(mark) ? mark == Transcript.mark(Role.SYSTEM) : system;
          }
        }
      }
    }
    return false;
  }
}
