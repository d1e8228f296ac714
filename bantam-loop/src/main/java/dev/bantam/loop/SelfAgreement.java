package dev.bantam.loop;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How often a teacher says something else when it is asked the very same once more, as repeated
 * inputs show it. The best specialist's risk lies between half of that share and the whole of it.
 * Popular inputs count most here, so it is descriptive.
 */
final class SelfAgreement {

  private static final int MOST = 10_000;
  private static final int LEAST = 20;

  private final Map<String, String> first =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  private int repeats;
  private int others;

  /** An answer, as it is compared. */
  synchronized void saw(String input, String answer) {
    String before = first.putIfAbsent(input, answer);
    if (before != null) {
      repeats++;
      others += before.equals(answer) ? 0 : 1;
    }
  }

  /** The share of repeats that were answered otherwise; empty while there are too few. */
  synchronized OptionalDouble disagreement() {
    return repeats < LEAST ? OptionalDouble.empty() : OptionalDouble.of((double) others / repeats);
  }
}
