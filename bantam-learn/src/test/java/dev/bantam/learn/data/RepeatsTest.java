package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatsTest {

  private static final String[] WORDS =
      ("account balance transfer card payment declined abroad yesterday morning please refund "
              + "invoice address password reset delivery parcel window printer garden kettle "
              + "schedule thermostat weather battery")
          .split(" ");

  @TempDir Path folder;

  private Dataset dataset(List<String> texts) {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int i = 0; i < texts.size(); i++) {
      csv.append(texts.get(i)).append(',').append(i % 2 == 0 ? "x" : "y").append('\n');
    }
    return new Sources(folder).read(csv.toString());
  }

  private static String sentence(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 6 + random.nextInt(15); i++) {
      words.add(WORDS[random.nextInt(WORDS.length)] + random.nextInt(100));
    }
    return String.join(" ", words);
  }

  private static String perturbed(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i <= random.nextInt(3); i++) {
      changed.setCharAt(random.nextInt(changed.length()), (char) ('a' + random.nextInt(26)));
    }
    return changed.toString();
  }

  /** Each family of texts is one sentence and some changes of it. */
  private static List<String> families(int families, int members, long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int family = 0; family < families; family++) {
      String text = sentence(random);
      for (int member = 0; member < members; member++) {
        texts.add(member == 0 ? text : perturbed(text, random));
      }
    }
    return texts;
  }

  /** Jaccard similarity by its definition. */
  private static double similarity(String one, String other) {
    Set<String> left = grams(one);
    Set<String> right = grams(other);
    Set<String> common = new HashSet<>(left);
    common.retainAll(right);
    return (double) common.size() / (left.size() + right.size() - common.size());
  }

  private static Set<String> grams(String text) {
    String form = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
    Set<String> grams = new HashSet<>();
    for (int i = 0; i + 4 <= form.length(); i++) {
      grams.add(form.substring(i, i + 4));
    }
    return grams;
  }

  private static void compareWithBruteForce(List<String> texts, Repeats repeats) {
    int close = 0;
    int found = 0;
    for (int one = 0; one < texts.size(); one++) {
      for (int other = 0; other < one; other++) {
        double similarity = similarity(texts.get(one), texts.get(other));
        BitSet known = new BitSet();
        known.set(other);
        boolean novel = repeats.novel(known, new int[] {one})[0];
        if (similarity >= 0.85) {
          close++;
          found += !novel && repeats.cluster(one) == repeats.cluster(other) ? 1 : 0;
        } else if (similarity < 0.8) {
          assertThat(novel).as("%s / %s", texts.get(one), texts.get(other)).isTrue();
        }
      }
    }
    assertThat(close).isGreaterThan(100);
    assertThat(found / (double) close).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void findsWhatBruteForceFinds() {
    List<String> texts = families(60, 5, 11);
    compareWithBruteForce(texts, Repeats.of(dataset(texts)));
  }

  @Test
  void findsItAmongManyRowsToo() {
    List<String> texts = families(60, 5, 12);
    List<String> all = new ArrayList<>(texts);
    all.addAll(families(20_000, 1, 13));
    Dataset dataset = dataset(all);
    Repeats repeats = Repeats.of(dataset);
    int close = 0;
    int found = 0;
    for (int one = 0; one < texts.size(); one++) {
      for (int other = 0; other < one; other++) {
        if (similarity(texts.get(one), texts.get(other)) >= 0.85) {
          close++;
          found += repeats.cluster(one) == repeats.cluster(other) ? 1 : 0;
        }
      }
    }
    assertThat(close).isGreaterThan(100);
    assertThat(found / (double) close).isGreaterThanOrEqualTo(0.95);
    assertThat(repeats.nearDuplicateShare()).isBetween(0.01, 0.02);
  }

  @Test
  void aNovelRowHasNoKnownRowOfItsFormOrNearIt() {
    List<String> texts =
        List.of(
            "where is my parcel, it should have come on friday",
            "WHERE is my parcel? it should have come on Friday!",
            "where is my parcel it should have come on fridays",
            "the kettle broke after two days",
            "?!",
            "ok");
    Repeats repeats = Repeats.of(dataset(texts.stream().map(text -> '"' + text + '"').toList()));
    assertThat(repeats.form(0)).isEqualTo(repeats.form(1)).isNotEqualTo(repeats.form(2));
    assertThat(repeats.forms()).isEqualTo(5);
    assertThat(repeats.cluster(0)).isEqualTo(repeats.cluster(2)).isNotEqualTo(repeats.cluster(3));
    BitSet known = new BitSet();
    known.set(0);
    known.set(5);
    assertThat(repeats.novel(known, new int[] {1, 2, 3, 4}))
        .containsExactly(false, false, true, true);
    assertThat(repeats.novel(new BitSet(), new int[] {0, 1})).containsExactly(true, true);
    assertThat(repeats.nearDuplicateShare()).isEqualTo(0.5);
  }

  @Test
  void nearnessDoesNotReachThroughOtherRows() {
    Random random = new Random(5);
    List<String> chain = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    for (int i = 0; i < 12; i++) {
      chain.add(text.toString());
      text.replace(5 * i, 5 * i + 2, "00");
    }
    Repeats repeats = Repeats.of(dataset(chain));
    assertThat(repeats.cluster(11)).isEqualTo(repeats.cluster(0));
    BitSet known = new BitSet();
    known.set(0);
    assertThat(repeats.novel(known, new int[] {11})).containsExactly(true);
  }

  @Test
  void oneTextPerturbedManyTimesIsOneCluster() {
    Random random = new Random(6);
    String text = sentence(random) + " " + sentence(random);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      texts.add(perturbed(text, random));
    }
    Repeats repeats = Repeats.of(dataset(texts));
    assertThat(IntStream.range(0, texts.size()).map(repeats::cluster).distinct().count())
        .isLessThan(50);
    assertThat(repeats.nearDuplicateShare()).isGreaterThan(0.99);
  }
}
