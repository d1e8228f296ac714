package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningTest {

  @TempDir Path folder;

  private Cleaned clean(String rows) {
    Dataset dataset = new Sources(folder).read("text,label\n" + rows);
    return Cleaning.of(dataset, IntStream.range(0, dataset.rows()).toArray());
  }

  @Test
  void rowsThatRepeatNothingStay() {
    Cleaned cleaned = clean("one thing,x\nanother thing,y\nonce only,rare\n");
    assertThat(cleaned.rows()).containsExactly(0, 1, 2);
    assertThat(cleaned.weights()).containsExactly(1, 1, 1);
    assertThat(cleaned.conflictsDropped()).isZero();
    assertThat(cleaned.duplicatesMerged()).isZero();
  }

  @Test
  void repeatsBecomeAWeightOfAtMostTen() {
    Cleaned cleaned = clean("Hello,x\nbye,y\nhello!,x\n" + "bye,y\n".repeat(30));
    assertThat(cleaned.rows()).containsExactly(0, 1);
    assertThat(cleaned.weights()).containsExactly(2, 10);
    assertThat(cleaned.duplicatesMerged()).isEqualTo(31);
  }

  @Test
  void theMostFrequentAnswerWins() {
    Cleaned cleaned = clean("hm,y\nhm,x\nhm,x\nhm,z\nother,y\n");
    assertThat(cleaned.rows()).containsExactly(1, 4);
    assertThat(cleaned.weights()).containsExactly(2, 1);
    assertThat(cleaned.conflictsDropped()).isEqualTo(2);
    assertThat(cleaned.duplicatesMerged()).isEqualTo(1);
  }

  @Test
  void answersThatAreEquallyFrequentAllStay() {
    Cleaned cleaned = clean("hm,y\nhm,x\nhm,y\nhm,x\nhm,z\n");
    assertThat(cleaned.rows()).containsExactly(0, 1);
    assertThat(cleaned.weights()).containsExactly(2, 2);
    assertThat(cleaned.conflictsDropped()).isEqualTo(1);
  }

  @Test
  void onlyTrainRowsAreLookedAt() {
    Dataset dataset = new Sources(folder).read("text,label\nhm,x\nhm,y\nhm,y\nok,x\n");
    Cleaned cleaned = Cleaning.of(dataset, new int[] {3, 0});
    assertThat(cleaned.rows()).containsExactly(0, 3);
    assertThat(cleaned.conflictsDropped()).isZero();
  }
}
