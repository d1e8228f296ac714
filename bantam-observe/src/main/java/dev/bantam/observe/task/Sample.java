package dev.bantam.observe.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A bounded sample of distinct texts, each with the number of its calls: those with the smallest
 * hashes, whatever the order in which they came. (A bottom-k sample.)
 */
final class Sample {

  private final Map<String, Integer> calls = new HashMap<>();
  private long characters;

  /** Counts a call with that text. */
  void add(String text) {
    add(text, 1);
  }

  /** Counts several calls with that text. */
  void add(String text, int count) {
    characters += calls.merge(text, count, Integer::sum).intValue() == count ? text.length() : 0;
  }

  int size() {
    return calls.size();
  }

  /** How many calls had the kept texts. */
  long calls() {
    return calls.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** How many characters are kept. */
  long characters() {
    return characters;
  }

  /** Gives every text with the number of its calls. */
  void forEach(BiConsumer<String, Integer> taker) {
    calls.forEach(taker);
  }

  /** Keeps, of the texts that are chosen, no more than that many. */
  void thin(Predicate<String> chosen, int most) {
    List<String> texts = new ArrayList<>(calls.keySet().stream().filter(chosen).toList());
    if (texts.size() <= most) {
      return;
    }
    texts.sort(ORDER);
    for (String text : texts.subList(most, texts.size())) {
      calls.remove(text);
      characters -= text.length();
    }
  }

  /** The texts, prepared for comparison, in the order of their hashes. */
  List<Specimen> specimens() {
    Specimen.Vocabulary vocabulary = new Specimen.Vocabulary();
    return calls.keySet().stream()
        .sorted(ORDER)
        .map(text -> vocabulary.specimen(text, calls.getOrDefault(text, 1)))
        .toList();
  }

  /** The largest rank among the texts that are chosen; the largest of all when there are none. */
  int highest(Predicate<String> chosen) {
    return calls.keySet().stream()
        .filter(chosen)
        .mapToInt(Sample::rank)
        .max()
        .orElse(Integer.MAX_VALUE);
  }

  private static final Comparator<String> ORDER =
      Comparator.comparingInt(Sample::rank).thenComparing(Comparator.naturalOrder());

  /** A text's place in the order: its hash, finished as in MurmurHash3. */
  static int rank(String text) {
    int mixed = text.hashCode();
    mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
    mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
    return mixed ^ (mixed >>> 16);
  }
}
