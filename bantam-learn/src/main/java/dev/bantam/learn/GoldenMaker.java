package dev.bantam.learn;

import dev.bantam.learn.data.Cleaned;
import dev.bantam.learn.data.Dataset;
import dev.bantam.specialist.Answers;
import dev.bantam.specialist.Manifest;
import dev.bantam.specialist.Result;
import dev.bantam.specialist.Specialist;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Makes golden inputs: seeded salads of words that many training rows share, so that they exercise
 * the rung without giving any row away.
 */
final class GoldenMaker {

  /** How many golden inputs a specialist carries. */
  static final int COUNT = 256;

  /** Words in fewer rows could belong to somebody. */
  private static final int ROWS_PER_WORD = 5;

  private static final int LONGEST_WORD = 24;
  private static final int ROWS_READ = 5_000;
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  private GoldenMaker() {}

  /** Golden inputs with what this specialist makes of them. */
  static List<Manifest.Golden> of(Specialist specialist, Dataset data, Cleaned train, long seed) {
    List<String> words = sharedWords(data, train);
    ValueIndex index = new ValueIndex(new Answers(specialist.schema()));
    SplittableRandom random = new SplittableRandom(seed ^ 0x676f6c64656eL);
    List<Manifest.Golden> golden = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      String input = salad(words, random);
      Result result = specialist.answer(input);
      List<Integer> values = new ArrayList<>();
      for (int field = 0; field < result.fields().size(); field++) {
        values.add(index.of(field, result.fields().get(field).value()));
      }
      golden.add(new Manifest.Golden(input, result.score(), values));
    }
    return golden;
  }

  private static String salad(List<String> words, SplittableRandom random) {
    int length = 1 + random.nextInt(16);
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      chosen.add(
          words.isEmpty()
              ? Integer.toString(random.nextInt(1_000))
              : words.get(random.nextInt(words.size())));
    }
    return String.join(" ", chosen);
  }

  private static List<String> sharedWords(Dataset data, Cleaned train) {
    Map<String, Integer> rows = new HashMap<>();
    for (int i = 0; i < Math.min(ROWS_READ, train.rows().length); i++) {
      Set<String> seen = new HashSet<>();
      for (String word : BLANKS.split(data.input(train.rows()[i]), -1)) {
        if (!word.isEmpty() && word.length() <= LONGEST_WORD && seen.add(word)) {
          rows.merge(word, 1, Integer::sum);
        }
      }
    }
    return rows.entrySet().stream()
        .filter(entry -> entry.getValue() >= ROWS_PER_WORD)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }
}
