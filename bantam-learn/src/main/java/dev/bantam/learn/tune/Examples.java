package dev.bantam.learn.tune;

import dev.bantam.learn.lexical.Targets;
import java.util.List;

/**
 * Texts to learn from.
 *
 * @param tokens of each text, special ones included
 * @param targets of each field, a row per text; none where only pairs count
 */
record Examples(List<int[]> tokens, List<Targets> targets) {

  /**
   * @throws IllegalArgumentException when there is no text
   */
  Examples {
    tokens = List.copyOf(tokens);
    targets = List.copyOf(targets);
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("nothing to learn from");
    }
  }

  static Examples unlabelled(List<int[]> tokens) {
    return new Examples(tokens, List.of());
  }

  /** How many texts there are. */
  int size() {
    return tokens.size();
  }

  /** How many tokens the longest of these texts has. */
  int width(int[] rows) {
    int width = 1;
    for (int row : rows) {
      width = Math.max(width, tokens.get(row).length);
    }
    return width;
  }
}
