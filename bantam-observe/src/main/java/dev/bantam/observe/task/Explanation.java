package dev.bantam.observe.task;

import dev.bantam.core.AnswerFormat;
import java.util.List;

/** Why the calls of a prompt are one task, in a sentence. */
final class Explanation {

  private static final int SHOWN = 60;

  private Explanation() {}

  static String of(Prompt prompt) {
    Template template = prompt.template();
    List<String> constants = template.constants();
    int words = constants.stream().mapToInt(Tokens::words).sum();
    String format =
        switch (prompt.format()) {
          case AnswerFormat.PlainText plain -> "want plain text";
          case AnswerFormat.AnyJson any -> "want JSON";
          case AnswerFormat.Json json -> "want the same JSON schema";
          case AnswerFormat.Function function -> "force the function " + function.function();
        };
    String slots =
        switch (template.slots().size()) {
          case 0 -> "and nothing varies";
          case 1 -> "and one part varies";
          default -> "and " + template.slots().size() + " parts vary: " + template.slots();
        };
    String same =
        words == 0
            ? "have no instructions in common"
            : "share %d words, byte for byte (“%s”)".formatted(words, start(constants));
    return "They ask %s, %s, %s, %s%s."
        .formatted(
            prompt.key().model(),
            format,
            same,
            slots,
            prompt.key().tenant().map(tenant -> ", all for " + tenant).orElse(""));
  }

  private static String start(List<String> constants) {
    StringBuilder text = new StringBuilder();
    constants.stream().limit(3).forEach(constant -> text.append(constant).append(" … "));
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .limit(SHOWN * 4L)
        .map(point -> Transcript.isMark(point) || Character.isWhitespace(point) ? ' ' : point)
        .forEach(plain::appendCodePoint);
    String line = plain.toString().replaceAll(" +", " ").strip();
    return line.codePointCount(0, line.length()) <= SHOWN
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
  }
}
