package dev.bantam.observe.reply;

import java.util.ArrayList;
import java.util.List;

/** A text cut as a stream delivers it: words with the space before them, and signs. */
final class Pieces {

  /** Longer texts are cut into longer pieces: nobody waits for the next word. */
  private static final int MOST = 200;

  private Pieces() {}

  static List<String> of(String text) {
    List<String> pieces = new ArrayList<>();
    int least = text.length() / MOST;
    int from = 0;
    for (int at = 1; at <= text.length(); at++) {
      boolean cut = at == text.length() || (at - from > least && boundary(text, at));
      if (cut) {
        pieces.add(text.substring(from, at));
        from = at;
      }
    }
    return pieces;
  }

  private static boolean boundary(String text, int at) {
    char before = text.charAt(at - 1);
    char next = text.charAt(at);
    if (Character.isLowSurrogate(next)) {
      return false;
    }
    return !Character.isLetterOrDigit(next)
        || !(Character.isLetterOrDigit(before) || before == ' ');
  }
}
