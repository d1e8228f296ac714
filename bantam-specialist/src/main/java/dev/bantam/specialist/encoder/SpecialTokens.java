package dev.bantam.specialist.encoder;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Tokens that a text may name, such as {@code [MASK]}: found in it before anything else is done. Of
 * several that begin at the same place the longest counts.
 */
final class SpecialTokens {

  private record Special(String name, int token) {}

  private final List<Special> longestFirst;
  private final BitSet firsts = new BitSet();

  SpecialTokens(Map<String, Integer> tokens) {
    this.longestFirst =
        tokens.entrySet().stream()
            .map(entry -> new Special(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingInt(special -> -special.name.length()))
            .toList();
    tokens.keySet().forEach(name -> firsts.set(name.charAt(0)));
  }

  /** Which of them begins here, by its index; -1 when none does. */
  int at(String text, int index) {
    if (!firsts.get(text.charAt(index))) {
      return -1;
    }
    for (int i = 0; i < longestFirst.size(); i++) {
      if (text.startsWith(longestFirst.get(i).name, index)) {
        return i;
      }
    }
    return -1;
  }

  int token(int special) {
    return longestFirst.get(special).token;
  }

  int length(int special) {
    return longestFirst.get(special).name.length();
  }
}
