package dev.bantam.assess.page;

import dev.bantam.assess.TaskVerdict;
import java.util.Locale;

/** How far a task got on its way to being answered locally. */
enum Standing {
  CERTIFIED("certified"),
  NOT_CERTIFIED("not certified"),
  NOT_LEARNED("not learned"),
  NOT_ELIGIBLE("not eligible");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  static Standing of(TaskVerdict task) {
    if (!task.eligible()) {
      return NOT_ELIGIBLE;
    }
    if (task.learned().isEmpty()) {
      return NOT_LEARNED;
    }
    return task.localShare() > 0 ? CERTIFIED : NOT_CERTIFIED;
  }

  String words() {
    return words;
  }

  /** Why none of the task's calls can be local, as a sentence; empty when some can. */
  static String reason(TaskVerdict task) {
    return switch (of(task)) {
      case CERTIFIED -> "";
      case NOT_CERTIFIED -> sentence(task.refusal().orElse("it has no certificate"));
      case NOT_LEARNED -> sentence(task.refusal().orElse("no small model was learned for it"));
      case NOT_ELIGIBLE -> sentence(task.obstacle().orElse("it is not eligible"));
    };
  }

  /** The text as a sentence. */
  private static String sentence(String text) {
    String shown = Texts.shown(text);
    int first = shown.offsetByCodePoints(0, 1);
    return shown.substring(0, first).toUpperCase(Locale.ROOT)
        + shown.substring(first)
        + (shown.endsWith(".") || shown.endsWith("\u2026") ? "" : ".");
  }
}
