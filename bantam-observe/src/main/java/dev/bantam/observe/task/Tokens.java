package dev.bantam.observe.task;

import java.util.Arrays;

/**
 * The ends of a text's tokens: a run of letters, digits and combining marks is one token, every
 * other character is one by itself. The tokens of a text, joined, are the text.
 */
final class Tokens {

  private Tokens() {}

  /** Where each token ends, ascending; the last end is the text's length. */
  static int[] ends(String text) {
    int[] ends = new int[Math.max(8, text.length() / 3)];
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      int from = at;
      while (at < text.length() && isWord(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
      if (at == from) {
        at += Character.charCount(text.codePointAt(at));
      }
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, count * 2);
      }
      ends[count++] = at;
    }
    return Arrays.copyOf(ends, count);
  }

  static boolean isWord(int character) {
    return Character.isLetterOrDigit(character)
        || switch (Character.getType(character)) {
          case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
          default -> false;
        };
  }

  /** How many of the text's tokens are words. */
  static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      boolean word = isWord(text.codePointAt(at));
      if (word && !inside) {
        words++;
      }
      inside = word;
    }
    return words;
  }
}
