package dev.bantam.loop;

import dev.bantam.core.Answer;
import dev.bantam.core.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds values whose strongest words come from one source alone, where the calls of several are
 * learned from together: whoever sends enough calls of a kind could teach a specialist what the
 * others' calls are answered with. It is a warning for people and changes nothing.
 */
final class Carriers {

  /** What fewer calls have in common may be chance. */
  private static final int FEWEST_CALLS = 5;

  /** How many words and pairs of words of each value are looked at. */
  private static final int STRONGEST = 10;

  /** Of the calls with a word, so many have the value. */
  private static final double TELLING = 0.8;

  /** Of these calls, so many come from the source. */
  private static final double ALONE = 0.9;

  /** Of a value's strongest words, so many come from the source. */
  private static final double MOST = 0.5;

  private static final int MOST_WORDS = 200;
  private static final int LONGEST_SHOWN = 40;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** A word or pair of words with a value. */
  private record Strong(String words, int calls, Optional<String> source) {}

  private final AnswerTexts texts;
  private final Map<String, Integer> calls = new HashMap<>();
  private final Map<String, Map<String, Map<String, Integer>>> bySource = new TreeMap<>();

  private Carriers(AnswerTexts texts) {
    this.texts = texts;
  }

  /** A sentence for each such value; nothing where all calls are of one source. */
  static List<String> warnings(AnswerTexts texts, Collection<Observation> observations) {
    if (observations.stream().map(Observation::source).distinct().limit(2).count() < 2) {
      return List.of();
    }
    Carriers carriers = new Carriers(texts);
    observations.stream().filter(one -> !one.retry()).forEach(carriers::add);
    List<String> warnings = new ArrayList<>();
    carriers.bySource.forEach(
        (value, words) -> carriers.warning(value, words).ifPresent(warnings::add));
    return List.copyOf(warnings);
  }

  private void add(Observation one) {
    if (!(one.teacher() instanceof TeacherAnswer.Answered(String text, String model))) {
      return;
    }
    Optional<Answer> answer = texts.ofTeacher(text);
    if (answer.isEmpty()) {
      return;
    }
    for (String words : words(one.input())) {
      calls.merge(words, 1, Integer::sum);
      for (Field field : texts.schema().fields()) {
        bySource
            .computeIfAbsent(answer.get().field(field.name()).asString(""), v -> new HashMap<>())
            .computeIfAbsent(words, w -> new HashMap<>())
            .merge(one.source(), 1, Integer::sum);
      }
    }
  }

  private static Set<String> words(String input) {
    Set<String> all = new HashSet<>();
    Matcher words = WORD.matcher(input.toLowerCase(Locale.ROOT));
    String before = "";
    for (int i = 0; i < MOST_WORDS && words.find(); i++) {
      all.add(words.group());
      if (!before.isEmpty()) {
        all.add(before + " " + words.group());
      }
      before = words.group();
    }
    return all;
  }

  private Optional<String> warning(String value, Map<String, Map<String, Integer>> words) {
    List<Strong> strongest =
        words.entrySet().stream()
            .map(entry -> strong(entry.getKey(), entry.getValue()))
            .filter(one -> one.calls() >= FEWEST_CALLS)
            .filter(one -> one.calls() >= TELLING * calls.getOrDefault(one.words(), one.calls()))
            .sorted(Comparator.comparingInt(Strong::calls).reversed().thenComparing(Strong::words))
            .limit(STRONGEST)
            .toList();
    Map<String, List<Strong>> alone = new TreeMap<>();
    strongest.forEach(
        one ->
            one.source()
                .ifPresent(
                    source -> alone.computeIfAbsent(source, s -> new ArrayList<>()).add(one)));
    return alone.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= MOST * strongest.size())
        .findFirst()
        .map(entry -> sentence(value, entry.getKey(), entry.getValue().getFirst().words()));
  }

  private static Strong strong(String words, Map<String, Integer> sources) {
    int all = sources.values().stream().mapToInt(Integer::intValue).sum();
    return new Strong(
        words,
        all,
        sources.entrySet().stream()
            .filter(entry -> entry.getValue() >= ALONE * all)
            .map(Map.Entry::getKey)
            .findFirst());
  }

  private static String sentence(String value, String source, String words) {
    return "Most words that tell \"%s\" come from %s alone, such as \"%s\": its calls could decide what others are answered."
        .formatted(
            shown(value), source.isEmpty() ? "callers without a name" : source, shown(words));
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }
}
