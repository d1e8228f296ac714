package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
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
