package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermWeightsTest {

  private static final int CAT = word("cat");
  private static final int DOG = word("dog");
  private static final int RUN = run("cat");

  private static final FeatureTable TABLE = new FeatureTable(new int[] {CAT, DOG, RUN});

  private final TermWeights text = new TermWeights(TABLE, new float[] {2, 3, 5}, 2);

  @Test
  void wordsAndRunsEachHaveHalfOfTheSquaredLength() {
    text.read("cat dog");
    assertThat(entries(text)).extracting(Entry::row).containsExactlyInAnyOrder(0, 1, 2);
    double length = Math.sqrt(2 * 2 + 3 * 3);
    assertThat(weight(0)).isCloseTo(Math.sqrt(0.5) * 2 / length, within(1e-6));
    assertThat(weight(1)).isCloseTo(Math.sqrt(0.5) * 3 / length, within(1e-6));
    assertThat(weight(2)).isCloseTo(Math.sqrt(0.5), within(1e-6));
  }

  @Test
  void repeatsCountByTheirLogarithm() {
    text.read("cat cat, CAT dog");
    double cat = 2 * (1 + Math.log(3));
    assertThat(weight(0) / weight(1)).isCloseTo(cat / 3, within(1e-6));
  }

  @Test
  void aWordOftenerThanAByteCanCountIsStillReadOnce() {
    text.read("cat ".repeat(5_000) + "dog");
    assertThat(entries(text)).hasSize(3);
    assertThat(weight(0) / weight(1)).isCloseTo(2 * (1 + Math.log(127)) / 3, within(1e-5));
    text.read("cat");
    assertThat(weight(0)).isCloseTo(Math.sqrt(0.5), within(1e-6));
  }

  @Test
  void nothingKnownIsEmpty() {
    text.read("cat");
    for (String unknown : new String[] {"", " ", "zebra", "\ud800"}) {
      text.read(unknown);
      assertThat(text.size()).isZero();
    }
  }

  @Test
  void aReaderThatReadOthersBeforeReadsTheSame() {
    for (String one : Texts.many(2_000, 3)) {
      String with = one + " cat";
      text.read(with);
      TermWeights fresh = new TermWeights(TABLE, new float[] {2, 3, 5}, 2);
      fresh.read(with);
      assertThat(entries(text)).isEqualTo(entries(fresh));
    }
  }

  private record Entry(int row, float weight) {}

  private static List<Entry> entries(TermWeights text) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      entries.add(new Entry(text.row(i), text.weight(i)));
    }
    return entries;
  }

  private double weight(int row) {
    return entries(text).stream().filter(e -> e.row() == row).findFirst().orElseThrow().weight();
  }

  private static int word(String word) {
    Ngrams ngrams = new Ngrams();
    ngrams.read(word);
    return ngrams.hash(0);
  }

  private static int run(String word) {
    Ngrams ngrams = new Ngrams();
    ngrams.read(word);
    return ngrams.hash(ngrams.words());
  }
}
