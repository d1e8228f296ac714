package dev.bantam.learn.report;

import java.util.Locale;

/**
 * Text from outside as it may stand on a page: characters that cannot be seen, or that would turn
 * the order of what stands around them, are shown by their code points.
 */
public final class VisibleText {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private VisibleText() {}

  /**
   * The text's beginning.
   *
   * @param longest how many characters are shown of it; one that is shown by its code point counts
   *     as many as that takes
   */
  public static String of(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    int left = longest;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      String seen = visible(point) ? Character.toString(point) : named(point);
      int size = seen.codePointCount(0, seen.length());
      boolean last = i + Character.charCount(point) == text.length();
      if (size > left || (size == left && !last)) {
        return shown.append('\u2026').toString();
      }
      shown.append(seen);
      left -= size;
      i += Character.charCount(point);
    }
    return text.isEmpty() ? "(empty)" : shown.toString();
  }

  private static String named(int point) {
    return String.format(Locale.ROOT, "[U+%04X]", point);
  }

  /** Joiners stay: words of some scripts, and some emoji, need them. */
  private static boolean visible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> point == ZERO_WIDTH_NON_JOINER || point == ZERO_WIDTH_JOINER;
      default -> true;
    };
  }
}
