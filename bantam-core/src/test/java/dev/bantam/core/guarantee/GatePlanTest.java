package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GatePlanTest {

  @Test
  void gridHasAGateAtEachPercentOfTuneAndTheLastAcceptsEverything() {
    GateGrid grid = GateGrid.of(ranked(400));
    assertThat(grid.thresholds()).hasSize(100);
    PathCounts counts = grid.count(ranked(400));
    for (int step = 1; step <= 100; step++) {
      assertThat(counts.gates().get(step - 1).all().accepted()).isEqualTo(4 * step);
    }
    assertThat(grid.thresholds().getLast()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void gridMergesTiesAndNeverSplitsThem() {
    Scored tune =
        Scored.of(
            new double[] {3, 3, 3, 2, 2, 1, -0.0, 0.0, Double.NEGATIVE_INFINITY}, new boolean[9]);
    GateGrid grid = GateGrid.of(tune);
    assertThat(grid.thresholds()).containsExactly(3.0, 2.0, 1.0, 0.0, Double.NEGATIVE_INFINITY);
    assertThat(grid.count(tune).gates().stream().map(gate -> gate.all().accepted()))
        .containsExactly(3, 5, 6, 8, 9);
  }

  @Test
  void gridOfFewRowsHasOneGateForEach() {
    assertThat(GateGrid.of(ranked(0)).thresholds()).containsExactly(Double.NEGATIVE_INFINITY);
    assertThat(GateGrid.of(ranked(1)).thresholds()).containsExactly(Double.NEGATIVE_INFINITY);
    assertThat(GateGrid.of(ranked(3)).thresholds()).hasSize(3);
  }

  @Test
  void unorderedThresholdsAndScoresThatAreNoNumbersAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GateGrid(List.of(1.0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GateGrid(List.of(1.0, 1.0, Double.NEGATIVE_INFINITY)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scored.of(new double[] {Double.NaN}, new boolean[1]));
    assertThatIllegalArgumentException().isThrownBy(() -> Scored.of(new double[2], new boolean[1]));
  }

  @Test
  void powerIsTheChanceOfPassingAtTheSmoothedRate() {
    GatePlan plan =
        GatePlan.of(
            TuneEvidence.counted(new PathCounts(200, List.of(gate(100, 1)))), 400, 0.05, 0.05);
    PlannedGate planned = plan.gates().getFirst();
    assertThat(planned.expectedAccepted()).isEqualTo(200);
    assertThat(planned.tune().smoothedRate()).isEqualTo(1.5 / 101);
    double power = 0;
    for (int k = 0; k <= 200; k++) {
      if (new Tally(200, k).pValue(0.05) <= 0.05) {
        Binomial truth = new Binomial(200, 1.5 / 101);
        power += truth.cdf(k) - truth.cdf(k - 1);
      }
    }
    assertThat(planned.power()).isCloseTo(power, within(1e-12));
  }

  @Test
  void theWalkStartsAtTheLargestPowerEvenWherePowersRoundToOne() {
    PathCounts tune =
        new PathCounts(
            4_000, List.of(gate(500, 0), gate(2_000, 1), gate(3_000, 20), gate(4_000, 400)));
    GatePlan plan = GatePlan.of(TuneEvidence.counted(tune), 40_000, 0.05, 0.05);
    assertThat(plan.gates().get(1).power()).isEqualTo(plan.gates().get(2).power()).isEqualTo(1);
    assertThat(plan.order()).containsExactly(1, 2, 3);
  }

  @Test
  void gatesWithoutPowerAreNeverTheStart() {
    PathCounts tune = new PathCounts(100, List.of(gate(10, 0), gate(58, 0), gate(100, 99)));
    GatePlan plan = GatePlan.of(TuneEvidence.counted(tune), 100, 0.05, 0.05);
    assertThat(plan.gates().get(0).power()).isZero();
    assertThat(plan.gates().get(1).power()).isZero();
    assertThat(plan.order()).containsExactly(2);
    assertThat(GatePlan.of(TuneEvidence.counted(tune), 58, 0.05, 0.05).start()).isEmpty();
  }

  @Test
  void levelsOfZeroOneAndNaNAreRefused() {
    PathCounts tune = new PathCounts(1, List.of(gate(1, 0)));
    for (double level : new double[] {0, 1, -0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> GatePlan.of(TuneEvidence.counted(tune), 100, level, 0.05));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> GatePlan.of(TuneEvidence.counted(tune), 100, 0.05, level));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GatePlan.of(TuneEvidence.counted(tune), -1, 0.05, 0.05));
    assertThatIllegalArgumentException().isThrownBy(() -> new PathCounts(1, List.of(gate(2, 0))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PathCounts(3, List.of(gate(2, 0), gate(1, 0))));
  }

  private static GateCounts gate(int accepted, int disagreements) {
    Tally tally = new Tally(accepted, disagreements);
    return new GateCounts(tally, tally);
  }

  private static Scored ranked(int count) {
    double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      scores[i] = -i;
    }
    return Scored.of(scores, new boolean[count]);
  }
}
