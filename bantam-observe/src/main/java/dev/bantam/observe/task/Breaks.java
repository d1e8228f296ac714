package dev.bantam.observe.task;

/**
 * Where instructions end and an input may begin. A strong break is a line break, a colon before
 * white space, a quotation mark on the outer side of words, a bracket, or another sign that prose
 * seldom begins with; the end of a sentence is a weak one.
 *
 * <p>What all calls share is longer than the instructions when their inputs happen to begin or end
 * alike. So a shared edge is cut back to its last break when no more than two words lie behind a
 * strong one, or one word behind a weak one. Too much in the input harms nothing; a constant that a
 * later input breaks loses calls.
 */
final class Breaks {

  private static final int CHANCE_WORDS = 2;

  private Breaks() {}

  /** The part of a shared beginning that is instructions. */
  static String cutPrefix(String prefix, boolean alone) {
    int words = 0;
    boolean inside = false;
    for (int at = prefix.length(); at >= 0; at--) {
      boolean strong = strongBefore(prefix, at);
      if (at == 0 || strong || (words <= 1 && weakBefore(prefix, at))) {
        int end = strong ? afterSpaces(prefix, at) : at;
        boolean begins = at == 0 || (at == 1 && Transcript.isMark(prefix.charAt(0)));
        boolean keep =
            words > CHANCE_WORDS || (words > 0 && begins && alone) || end >= prefix.length();
        return keep || prefix.substring(end).isBlank() ? prefix : prefix.substring(0, end);
      }
      boolean word = Tokens.isWord(prefix.charAt(at - 1));
      if (word && !inside && ++words > CHANCE_WORDS) {
        return prefix;
      }
      inside = word;
    }
    return prefix;
  }

  /** The part of a shared ending that is instructions. */
  static String cutSuffix(String suffix, boolean alone) {
    int words = 0;
    boolean inside = false;
    for (int at = 0; at <= suffix.length(); at++) {
      if (at == suffix.length() || strongAfter(suffix, at)) {
        boolean keep = words > CHANCE_WORDS || (words > 0 && at == suffix.length() && alone);
        int begin = suffix.substring(0, at).isBlank() ? 0 : at;
        return keep ? suffix : suffix.substring(at == suffix.length() ? at : begin);
      }
      boolean word = Tokens.isWord(suffix.charAt(at));
      if (word && !inside && ++words > CHANCE_WORDS) {
        return suffix;
      }
      inside = word;
    }
    return suffix;
  }

  /** Whether a strong break lies anywhere in the text. */
  static boolean hasStrong(String text) {
    for (int at = 1; at <= text.length(); at++) {
      if (strongBefore(text, at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a shared beginning ends at a strong break, spaces aside. */
  static boolean endsStrong(String prefix) {
    int at = prefix.length();
    while (at > 0 && prefix.charAt(at - 1) == ' ') {
      at--;
    }
    return at == 0 || strongBefore(prefix, at);
  }

  private static boolean strongBefore(String text, int at) {
    if (at == 0) {
      return false;
    }
    char last = text.charAt(at - 1);
    return switch (last) {
      case ':' -> at == text.length() || !plain(text.charAt(at));
      case '"', '\'', '`', '“', '«', '‘', '„' -> at < 2 || !Tokens.isWord(text.charAt(at - 2));
      default -> sign(last);
    };
  }

  private static boolean strongAfter(String text, int at) {
    char next = text.charAt(at);
    return switch (next) {
      case '"', '\'', '`', '”', '»', '’' ->
          at + 1 >= text.length() || !Tokens.isWord(text.charAt(at + 1));
      default -> sign(next);
    };
  }

  private static boolean weakBefore(String text, int at) {
    return at > 1 && text.charAt(at - 1) == ' ' && ".?!".indexOf(text.charAt(at - 2)) >= 0;
  }

  private static boolean sign(char character) {
    return Transcript.isMark(character) || "\n\r[]{}()<>|=#*→".indexOf(character) >= 0;
  }

  private static boolean plain(char character) {
    return Tokens.isWord(character) || character == '/';
  }

  private static int afterSpaces(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end;
  }
}
