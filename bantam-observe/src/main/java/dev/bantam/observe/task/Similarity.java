package dev.bantam.observe.task;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How alike two prompts are. */
final class Similarity {

  /** From here on, one prompt is an edited version of the other. */
  static final double VERSION = 0.7;

  private Similarity() {}

  /**
   * The share of words in common: twice the words that both have, over the words of both, words
   * that repeat counted as often (the Dice coefficient of multisets). 1 when neither has any.
   */
  static double of(String one, String other) {
    Map<String, Integer> counts = new HashMap<>();
    int words = count(one, counts);
    Map<String, Integer> others = new HashMap<>();
    words += count(other, others);
    int common = 0;
    for (Map.Entry<String, Integer> word : others.entrySet()) {
      common += Math.min(word.getValue(), counts.getOrDefault(word.getKey(), 0));
    }
    return words == 0 ? 1 : 2.0 * common / words;
  }

  private static int count(String text, Map<String, Integer> counts) {
    int words = 0;
    int from = 0;
    for (int end : Tokens.ends(text)) {
      if (Tokens.isWord(text.codePointAt(from))) {
        counts.merge(text.substring(from, end).toLowerCase(Locale.ROOT), 1, Integer::sum);
        words++;
      }
      from = end;
    }
    return words;
  }
}
