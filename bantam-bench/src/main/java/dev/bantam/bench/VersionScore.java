package dev.bantam.bench;

import java.util.Comparator;
import java.util.Map;

/**
 * How the calls of one version of a task were recognised.
 *
 * @param version the truth
 * @param calls how many, second attempts not counted
 * @param found the tasks that they were given to, with the number of calls; the empty name for none
 * @param inputs how many inputs were recovered exactly
 */
record VersionScore(TruthLine.Version version, long calls, Map<String, Long> found, long inputs) {

  VersionScore {
    found = Map.copyOf(found);
  }

  /** The task that has most of the calls; empty if most have none. */
  String mostly() {
    return found.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
