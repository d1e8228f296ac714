package dev.bantam.learn.tune;

import dev.bantam.learn.lexical.Targets;
import java.util.List;

/**
 * Texts to learn from.
 *
 * @param tokens of each text, special ones included
 * @param targets of each field, a row per text
 */
public record Examples(List<int[]> tokens, List<Targets> targets) {

  /**
   * @throws IllegalArgumentException when there is no text or no field
   */
  public Examples {
    tokens = List.copyOf(tokens);
    targets = List.copyOf(targets);
    if (tokens.isEmpty() || targets.isEmpty()) {
      throw new IllegalArgumentException("nothing to learn from");
    }
  }

  /** How many texts there are. */
  public int size() {
    return tokens.size();
  }

  /** How many tokens the longest of these texts has. */
  int width(int[] rows) {
    int width = 0;
    for (int row : rows) {
      width = Math.max(width, tokens.get(row).length);
    }
    return width;
  }
}
