package dev.bantam.learn.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The existing name that a mistyped one probably meant. */
final class NearestName {

  private NearestName() {}

  /** The name at the smallest edit distance, if that is small beside the name's length. */
  static Optional<String> of(String wanted, Collection<String> names) {
    return names.stream()
        .filter(name -> name.length() <= 100 && wanted.length() <= 100)
        .filter(name -> distance(wanted, name) <= (wanted.length() + 2) / 3)
        .min(Comparator.comparingInt(name -> distance(wanted, name)));
  }

  /** Levenshtein's distance, without regard to case. */
  private static int distance(String one, String other) {
    String from = one.toLowerCase(Locale.ROOT);
    String to = other.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
