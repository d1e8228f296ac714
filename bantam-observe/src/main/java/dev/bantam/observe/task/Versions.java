package dev.bantam.observe.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which prompts are edited versions of which. Of two that are alike, the one with ten times the
 * calls is the older; otherwise the one that was seen first. A version is linked to the older
 * prompt that it is most like.
 */
final class Versions {

  private static final int TIMES = 10;

  /** Beyond so many prompts of one key, only the largest are compared. */
  private static final int MOST_COMPARED = 300;

  private Versions() {}

  /** The older prompt's id by the newer's. */
  static Map<String, String> of(Map<Prompt, Tally> tallies) {
    Map<CandidateKey, List<Prompt>> keys = new HashMap<>();
    for (Prompt prompt : tallies.keySet()) {
      keys.computeIfAbsent(prompt.key(), key -> new ArrayList<>()).add(prompt);
    }
    Map<String, String> versions = new HashMap<>();
    for (List<Prompt> prompts : keys.values()) {
      link(prompts, tallies, versions);
    }
    return versions;
  }

  private static void link(
      List<Prompt> prompts, Map<Prompt, Tally> tallies, Map<String, String> versions) {
    List<Prompt> largest = new ArrayList<>(prompts);
    largest.sort((a, b) -> Long.compare(calls(tallies, b), calls(tallies, a)));
    for (Prompt newer : largest.subList(0, Math.min(MOST_COMPARED, largest.size()))) {
      double best = Similarity.VERSION;
      for (Prompt older : largest.subList(0, Math.min(MOST_COMPARED, largest.size()))) {
        if (older.template().slots().size() == newer.template().slots().size()
            && precedes(tallies.get(older), tallies.get(newer))) {
          double alike = Similarity.of(words(older), words(newer));
          if (alike > best || (alike >= best && !versions.containsKey(newer.id()))) {
            best = alike;
            versions.put(newer.id(), older.id());
          }
        }
      }
    }
  }

  private static long calls(Map<Prompt, Tally> tallies, Prompt prompt) {
    Tally tally = tallies.get(prompt);
    return tally == null ? 0 : tally.calls();
  }

  private static boolean precedes(@Nullable Tally one, @Nullable Tally other) {
    if (one == null || other == null) {
      return false;
    }
    if (one.calls() >= TIMES * other.calls() || other.calls() >= TIMES * one.calls()) {
      return one.calls() > other.calls();
    }
    return one.first() < other.first();
  }

  private static String words(Prompt prompt) {
    return String.join(" ", prompt.template().constants());
  }
}
