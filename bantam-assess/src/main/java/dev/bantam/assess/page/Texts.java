package dev.bantam.assess.page;

import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import dev.bantam.learn.report.VisibleText;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Texts of calls as they may stand on the page: capped, visible, and hidden where the page is to
 * show none.
 *
 * @param redacted whether texts of inputs and answers of a free kind are hidden
 */
record Texts(boolean redacted) {

  /** How many characters of a text are shown. */
  static final int LONGEST = 400;

  /** How many of a name. */
  static final int LONGEST_NAME = 64;

  static final String HIDDEN = "(hidden)";

  private static final Pattern QUOTED = Pattern.compile("(?s)\u201c.*\u201d");
  private static final Pattern BREAK = Pattern.compile("\\R");

  /** A text that is none of a call's own. */
  static String shown(String text) {
    return shown(text, LONGEST);
  }

  static String shown(String text, int longest) {
    // Twice as many characters are enough for what is shown: each shows as one at least.
    String head = text.substring(0, Math.min(text.length(), 2 * longest + 2));
    return VisibleText.of(BREAK.matcher(head).replaceAll("\u21b5 ").replace('\t', ' '), longest);
  }

  static String name(String name) {
    return shown(name, LONGEST_NAME);
  }

  /** What was asked. */
  String input(String input) {
    return redacted ? HIDDEN : shown(input);
  }

  /** Why calls are one task: what it quotes of them is hidden. */
  String explanation(String why) {
    return redacted ? QUOTED.matcher(why).replaceAll("\u201c" + HIDDEN + "\u201d") : why;
  }

  /** What an answer says in a field: hidden unless it is one of the field's known values. */
  String value(Field field, Answer answer) {
    JsonNode value = answer.field(field.name());
    if (value.isNull()) {
      return "null";
    }
    String text = value.isString() ? value.stringValue() : value.toString();
    return redacted && !field.choices().contains(text) ? HIDDEN : shown(text);
  }

  /** A whole answer of unknown shape. */
  String whole(Answer answer) {
    return redacted ? HIDDEN : shown(answer.text());
  }
}
