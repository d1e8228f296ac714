package dev.bantam.learn.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.learn.report.ConfusionTable.Confusion;
import org.junit.jupiter.api.Test;

class ConfusionTableTest {

  @Test
  void countsByDirectionAndPutsTheMostFrequentFirst() {
    int[][] said = {{0, 0, 1, 2, 0, 1}, {1, 1, 1, 0, 0, 0}};
    int[][] was = {{1, 1, 0, 2, 0, 0}, {0, 0, 0, 0, 0, 1}};

    ConfusionTable table = ConfusionTable.of(said, was, 10);

    assertThat(table.worst())
        .containsExactly(
            new Confusion(1, 1, 0, 3),
            new Confusion(0, 0, 1, 2),
            new Confusion(0, 1, 0, 2),
            new Confusion(1, 0, 1, 1));
    assertThat(table.others()).isZero();
  }

  @Test
  void keepsTheWorstAndCountsTheOthers() {
    int[][] said = {{0, 0, 1, 2}};
    int[][] was = {{1, 1, 2, 0}};

    ConfusionTable table = ConfusionTable.of(said, was, 1);

    assertThat(table.worst()).containsExactly(new Confusion(0, 0, 1, 2));
    assertThat(table.others()).isEqualTo(2);
  }

  @Test
  void aReferenceOutsideTheSchemaIsAConfusionToo() {
    ConfusionTable table = ConfusionTable.of(new int[][] {{0, 3}}, new int[][] {{-1, 3}}, 10);

    assertThat(table.worst()).containsExactly(new Confusion(0, 0, -1, 1));
  }
}
