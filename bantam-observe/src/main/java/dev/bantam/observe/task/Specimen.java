package dev.bantam.observe.task;

import java.util.HashMap;
import java.util.Map;

/**
 * A transcript prepared for comparison.
 *
 * @param text the transcript
 * @param calls how many calls had exactly this one
 * @param tokens the number of each token in the vocabulary of the comparison
 * @param ends where each token ends in the text
 */
record Specimen(String text, int calls, int[] tokens, int[] ends) {

  /** Numbers for tokens, in order of appearance. */
  static final class Vocabulary {
    private final Map<String, Integer> numbers = new HashMap<>();

    Specimen specimen(String text, int calls) {
      int[] ends = Tokens.ends(text);
      int[] tokens = new int[ends.length];
      int from = 0;
      for (int at = 0; at < ends.length; at++) {
        String token = text.substring(from, ends[at]);
        tokens[at] = numbers.computeIfAbsent(token, absent -> numbers.size());
        from = ends[at];
      }
      return new Specimen(text, calls, tokens, ends);
    }
  }

  int length() {
    return tokens.length;
  }

  /** The token at a distance from one end, or -1 beyond the other. */
  int token(int distance, boolean fromBack) {
    if (distance >= tokens.length) {
      return -1;
    }
    return tokens[fromBack ? tokens.length - 1 - distance : distance];
  }

  /** The text of tokens from one distance to another, counted from one end. */
  String between(int from, int to, boolean fromBack) {
    int first = fromBack ? tokens.length - to : from;
    int behind = fromBack ? tokens.length - from : to;
    return text.substring(start(first), start(behind));
  }

  private int start(int token) {
    return token == 0 ? 0 : ends[token - 1];
  }
}
