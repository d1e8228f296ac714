package dev.bantam.learn.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.learn.report.Reliability.Bin;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

  @Test
  void binsHaveEqualCountsFromTheLeastConfidentOn() {
    double[] confidences = {0.9, 0.5, 1.0, 0.7, 0.6, 0.8};
    boolean[] agrees = {true, false, true, false, true, true};

    Reliability reliability = Reliability.of(confidences, agrees, 3);

    assertThat(reliability.bins()).hasSize(3);
    assertBin(reliability.bins().get(0), 2, 0.55, 1);
    assertBin(reliability.bins().get(1), 2, 0.75, 1);
    assertBin(reliability.bins().get(2), 2, 0.95, 2);
    // (2 |0.55 - 0.5| + 2 |0.75 - 0.5| + 2 |0.95 - 1|) / 6
    assertThat(reliability.expectedError()).isCloseTo(0.7 / 6, within(1e-12));
  }

  @Test
  void countsDifferByAtMostOneAndLoseNoRow() {
    double[] confidences = new double[23];
    boolean[] agrees = new boolean[23];

    Reliability reliability = Reliability.of(confidences, agrees, 10);

    assertThat(reliability.bins()).hasSize(10).allMatch(bin -> bin.rows() == 2 || bin.rows() == 3);
    assertThat(reliability.rows()).isEqualTo(23);
  }

  @Test
  void thereAreNeverMoreBinsThanRows() {
    Reliability reliability =
        Reliability.of(new double[] {0.4, 0.3}, new boolean[] {true, false}, 10);

    assertThat(reliability.bins()).containsExactly(new Bin(1, 0.3, 0), new Bin(1, 0.4, 1));
  }

  private static void assertBin(Bin bin, int rows, double stated, int agreeing) {
    assertThat(bin.rows()).isEqualTo(rows);
    assertThat(bin.stated()).isCloseTo(stated, within(1e-12));
    assertThat(bin.agreeing()).isEqualTo(agreeing);
  }
}
