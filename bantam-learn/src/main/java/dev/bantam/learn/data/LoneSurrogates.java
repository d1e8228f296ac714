package dev.bantam.learn.data;

/** Halves of a surrogate pair, which are no characters: JSON can escape them, UTF-8 cannot. */
final class LoneSurrogates {

  private LoneSurrogates() {}

  /** The text with each lone surrogate replaced by U+FFFD. */
  static String replaced(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return rewritten(text);
      }
    }
    return text;
  }

  private static String rewritten(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }
}
