package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeasibilityTest {

  private static final Population POPULATION = new Population(0.01, 0.45, 6);

  @Test
  void fewestRowsWithoutErrorAreThoseOfTheReference() {
    assertThat(Feasibility.ALPHAS.stream().map(alpha -> Feasibility.minimumAccepted(alpha, 0.05)))
        .containsExactly(299, 149, 99, 59, 29);
    assertThat(Feasibility.minimumAccepted(0.5, 0.25)).isEqualTo(2);
  }

  @Test
  void fewestRowsAreExactlyEnoughForTheTest() {
    for (double alpha : new double[] {0.001, 0.01, 0.02, 0.03, 0.05, 0.1, 0.3}) {
      int enough = Feasibility.minimumAccepted(alpha, 0.05);
      assertThat(new Tally(enough, 0).pValue(alpha)).isLessThanOrEqualTo(0.05);
      assertThat(new Tally(enough - 1, 0).pValue(alpha)).isGreaterThan(0.05);
    }
  }

  @Test
  void coverageGrowsWithAlphaAndStaysBelowHindsight() {
    List<Feasibility> table = Feasibility.table(TuneEvidence.counted(tune()), 1_000, 0.05);
    assertThat(table).extracting(Feasibility::coverage).isSorted();
    assertThat(table.get(3).coverage()).isBetween(0.5, 0.92);
    assertThat(table.get(3).moreRows()).hasValue(0);
  }

  @Test
  void proposedRowsBringAGateWithinReachAndOneFewerDoesNot() {
    Feasibility line = Feasibility.at(TuneEvidence.counted(tune()), 60, 0.05, 0.05);
    assertThat(line.coverage()).isZero();
    int enough = 60 + line.moreRows().getAsInt();
    assertThat(Feasibility.at(TuneEvidence.counted(tune()), enough, 0.05, 0.05).coverage())
        .isPositive();
    assertThat(Feasibility.at(TuneEvidence.counted(tune()), enough - 1, 0.05, 0.05).coverage())
        .isZero();
  }

  @Test
  void noNumberOfRowsHelpsWhereTuneDisagreesMoreThanAlpha() {
    Feasibility line = Feasibility.at(TuneEvidence.counted(tune()), 1_000, 0.005, 0.05);
    assertThat(line.coverage()).isZero();
    assertThat(line.moreRows()).isEmpty();
    PathCounts empty =
        GateGrid.of(Scored.of(new double[0], new boolean[0]))
            .count(Scored.of(new double[0], new boolean[0]));
    assertThat(Feasibility.at(TuneEvidence.counted(empty), 1_000, 0.05, 0.05).moreRows()).isEmpty();
  }

  @Test
  void noMoreRowsAreProposedThanCalibrateTakes() {
    TuneEvidence tune = TuneEvidence.counted(new PathCounts(2_000, List.of(gate(2_000, 18))));
    for (int rows : new int[] {100, 4_000, 5_000}) {
      for (double alpha : new double[] {0.0005, 0.01, 0.011, 0.013, 0.05}) {
        OptionalInt more = Feasibility.at(tune, rows, alpha, 0.05).moreRows();
        assertThat(rows + more.orElse(0)).isLessThanOrEqualTo(Split.CALIBRATE_AT_MOST);
      }
    }
    assertThat(Feasibility.at(tune, 4_000, 0.01, 0.05).moreRows()).isEmpty();
    assertThat(Feasibility.at(tune, 100, 0.02, 0.05).moreRows()).isPresent();
  }

  private static GateCounts gate(int accepted, int disagreements) {
    return new GateCounts(new Tally(accepted, disagreements), new Tally(accepted, disagreements));
  }

  @Test
  void impossibleLevelsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Feasibility.minimumAccepted(0, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> Feasibility.minimumAccepted(0.05, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Feasibility.table(TuneEvidence.counted(tune()), -1, 0.05));
  }

  private static PathCounts tune() {
    Scored tune = POPULATION.draw(400, new SplittableRandom(8));
    return GateGrid.of(tune).count(tune);
  }
}
