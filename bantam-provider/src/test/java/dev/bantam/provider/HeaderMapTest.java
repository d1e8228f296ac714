package dev.bantam.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class HeaderMapTest {

  private static final List<String> NAMES =
      List.of("Accept", "aCCEPT", "accept", "X-Api-Key", "x-api-key", "Host", "A", "b", "[", "{");

  /** A map by name in any case, as there was one before. */
  @RepeatedTest(50)
  void holdsWhatATreeOfNamesInAnyCaseHolds(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    HeaderMap map = new HeaderMap();
    Map<String, List<String>> tree = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < 200; i++) {
      String name = NAMES.get(random.nextInt(NAMES.size())) + "x".repeat(random.nextInt(4));
      List<String> value = List.of(String.valueOf(i));
      switch (random.nextInt(4)) {
        case 0 -> assertThat(map.remove(name)).isEqualTo(tree.remove(name));
        case 1 -> {
          boolean odd = name.length() % 2 == 1;
          map.keySet().removeIf(one -> odd == one.equalsIgnoreCase(name));
          tree.keySet().removeIf(one -> odd == one.equalsIgnoreCase(name));
        }
        default -> assertThat(map.put(name, value)).isEqualTo(tree.put(name, value));
      }
      assertThat(map).isEqualTo(tree);
      assertThat(map.get(name.toUpperCase(Locale.ROOT))).isEqualTo(tree.get(name));
      assertThat(map.containsKey(name)).isEqualTo(tree.containsKey(name));
      assertThat(map.getOrDefault(name, List.of())).isEqualTo(tree.getOrDefault(name, List.of()));
      assertThat(new HeaderMap(map)).isEqualTo(map);
    }
  }

  @Test
  void headersOfSomeNamesGoInWhateverCaseTheyWereSent() {
    HeaderMap map = new HeaderMap();
    map.put("AUTHORIZATION", List.of("a secret"));
    map.put("Content-Type", List.of("text/plain"));
    map.put("x-API-key", List.of("another"));
    map.removeAll(HeaderNames.of(List.of("authorization")).and(List.of("X-Api-Key")));
    assertThat(map).containsOnlyKeys("Content-Type");
  }

  @Test
  void theOrderIsThatInWhichHeadersCame() {
    HeaderMap map = new HeaderMap();
    for (int i = 30; i > 0; i--) {
      map.put("h" + i, List.of());
    }
    assertThat(map.keySet()).startsWith("h30", "h29").endsWith("h2", "h1").hasSize(30);
  }
}
