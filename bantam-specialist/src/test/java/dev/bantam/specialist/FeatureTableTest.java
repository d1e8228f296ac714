package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeatureTableTest {

  @Test
  void findsEveryHashAndNoOther() {
    SplittableRandom random = new SplittableRandom(4);
    for (int size : new int[] {0, 1, 2, 3, 15, 16, 17, 1_000, 65_535, 65_536, 200_000}) {
      int[] hashes = random.ints().distinct().limit(size).toArray();
      FeatureTable table = new FeatureTable(hashes);
      Set<Integer> known = new HashSet<>();
      for (int row = 0; row < size; row++) {
        assertThat(table.row(hashes[row])).isEqualTo(row);
        known.add(hashes[row]);
      }
      random
          .ints(10_000)
          .filter(hash -> !known.contains(hash))
          .forEach(hash -> assertThat(table.row(hash)).isEqualTo(FeatureTable.ABSENT));
    }
  }

  @Test
  void hasNoSpecialHashes() {
    int[] hashes = {0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE};
    FeatureTable table = new FeatureTable(hashes);
    for (int row = 0; row < hashes.length; row++) {
      assertThat(table.row(hashes[row])).isEqualTo(row);
    }
    assertThat(new FeatureTable(new int[] {7}).row(0)).isEqualTo(FeatureTable.ABSENT);
  }

  @Test
  void refusesAHashThatOccursTwice() {
    assertThatExceptionOfType(SpecialistException.class)
        .isThrownBy(() -> new FeatureTable(new int[] {5, 6, 5}))
        .withMessageContaining("feature 2 occurs twice");
  }

  /** Hashes made to fall on the same places would make loading and answering take for ever. */
  @Test
  void refusesHashesThatCrowdAsNoTextsDo() {
    int[] hashes = new int[1 << 16];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = i << 18 | i >>> 14;
    }
    assertThatExceptionOfType(SpecialistException.class)
        .isThrownBy(() -> new FeatureTable(hashes))
        .withMessageContaining("crowd");
  }
}
