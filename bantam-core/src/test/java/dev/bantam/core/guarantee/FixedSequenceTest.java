package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.core.guarantee.Certification.Certified;
import dev.bantam.core.guarantee.Certification.Reason;
import dev.bantam.core.guarantee.Certification.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class FixedSequenceTest {

  private static final double ALPHA = 0.05;
  private static final double DELTA = 0.05;

  @Test
  void noErrorsAtAllCertifyEverything() {
    Certified certified = (Certified) certify(rows(400, i -> false), rows(1_000, i -> false));
    assertThat(certified.coverage()).isEqualTo(1);
    assertThat(certified.walk()).allMatch(TestedGate::kept);
    assertThat(certified.upperBound()).isCloseTo(0.003, within(1e-4));
  }

  @Test
  void onlyErrorsCertifyNothing() {
    Refused refused = (Refused) certify(rows(400, i -> true), rows(1_000, i -> true));
    assertThat(refused.reason()).isEqualTo(Reason.FIRST_GATE_FAILED);
    assertThat(refused.walk()).singleElement().matches(tested -> !tested.kept());
  }

  @Test
  void theWalkStopsAtTheFirstFailureAndDeploysTheGateBefore() {
    Scored calibrate = rows(1_000, i -> i >= 800);
    Certified certified = (Certified) certify(rows(400, i -> i >= 320), calibrate);
    assertThat(certified.walk().getLast().kept()).isFalse();
    assertThat(certified.walk().subList(0, certified.walk().size() - 1)).allMatch(TestedGate::kept);
    assertThat(certified.gate()).isEqualTo(certified.walk().get(certified.walk().size() - 2));
    assertThat(certified.gate().p()).isLessThanOrEqualTo(DELTA);
    assertThat(certified.upperBound()).isLessThanOrEqualTo(ALPHA);
    assertThat(certified.walk().getLast().counts().all().upperBound(DELTA)).isGreaterThan(ALPHA);
    assertThat(certified.coverage()).isBetween(0.79, 0.83);
  }

  @Test
  void aFailureEndsTheWalkEvenIfAWiderGateWouldPass() {
    PathCounts tune = new PathCounts(300, List.of(gate(100, 0), gate(200, 0), gate(300, 0)));
    GatePlan plan = startingAt(0, GatePlan.of(TuneEvidence.counted(tune), 300, ALPHA, DELTA));
    PathCounts calibrate = new PathCounts(300, List.of(gate(100, 0), gate(200, 10), gate(300, 5)));
    assertThatIllegalArgumentException().isThrownBy(() -> gate(1, 2));
    Certified certified = (Certified) FixedSequence.certify(plan, calibrate);
    assertThat(certified.walk()).hasSize(2);
    assertThat(certified.gate().gate()).isZero();
  }

  @Test
  void withoutRepeatsBothTestsAreEqual() {
    Certified certified =
        (Certified) certify(rows(400, i -> i % 50 == 7), rows(1_000, i -> i % 50 == 7));
    assertThat(certified.walk()).allMatch(tested -> tested.p() == tested.novelP());
  }

  @Test
  void repeatsDoNotBuyACertificateForNovelRowsThatDisagree() {
    Scored calibrate = scored(1_000, i -> i % 40 == 0, i -> i % 10 == 0);
    Scored repeatsOnly = scored(1_000, i -> false, i -> false);
    Scored fewNovel = scored(1_000, i -> false, i -> i % 20 == 0);
    Scored enoughNovel = scored(1_000, i -> false, i -> i % 10 == 0);
    Scored tune = rows(400, i -> false);
    for (Scored refusedOne : List.of(calibrate, repeatsOnly, fewNovel)) {
      Refused refused = (Refused) certify(tune, refusedOne);
      assertThat(refused.reason()).isEqualTo(Reason.FIRST_GATE_FAILED_ON_NOVEL_ROWS);
      assertThat(refused.walk().getFirst().p()).isLessThanOrEqualTo(DELTA);
    }
    assertThat(certify(tune, enoughNovel)).isInstanceOf(Certified.class);
  }

  @Test
  void emptyTuneOrCalibrateOrTooFewRowsLeaveCalibrateClosed() {
    Scored empty = rows(0, i -> false);
    for (Certification certification :
        List.of(
            certify(empty, rows(1_000, i -> false)),
            certify(rows(400, i -> false), empty),
            certify(empty, empty),
            certify(rows(1, i -> false), rows(1, i -> false)),
            certify(rows(400, i -> false), rows(58, i -> false)))) {
      assertThat(certification.walk()).isEmpty();
      assertThat(((Refused) certification).reason()).isEqualTo(Reason.NO_POWER);
    }
  }

  @Test
  void fiftyNineRowsWithoutErrorAreJustEnoughAtFivePercent() {
    assertThat(certify(rows(400, i -> false), rows(59, i -> false))).isInstanceOf(Certified.class);
    assertThat(certify(rows(400, i -> false), rows(59, i -> i == 58))).isInstanceOf(Refused.class);
  }

  @Test
  void equalScoresAreOneGateThatIsAllOrNothing() {
    Scored tune = equalScores(200, 2);
    assertThat(GateGrid.of(tune).thresholds()).containsExactly(Double.NEGATIVE_INFINITY);
    assertThat(((Certified) certify(tune, equalScores(1_000, 10))).coverage()).isEqualTo(1);
    assertThat(certify(tune, equalScores(1_000, 100))).isInstanceOf(Refused.class);
  }

  @Test
  void aPlanIsForOnePathOnly() {
    GatePlan plan =
        GatePlan.of(
            TuneEvidence.counted(new PathCounts(10, List.of(gate(10, 0)))), 100, ALPHA, DELTA);
    PathCounts other = new PathCounts(100, List.of(gate(10, 0), gate(100, 0)));
    assertThatIllegalArgumentException().isThrownBy(() -> FixedSequence.certify(plan, other));
  }

  static GatePlan startingAt(int gate, GatePlan plan) {
    return new GatePlan(
        plan.alpha(), plan.delta(), plan.calibrateRows(), plan.gates(), OptionalInt.of(gate));
  }

  private static Certification certify(Scored tune, Scored calibrate) {
    GateGrid grid = GateGrid.of(tune);
    GatePlan plan =
        GatePlan.of(TuneEvidence.counted(grid.count(tune)), calibrate.rows(), ALPHA, DELTA);
    return FixedSequence.certify(plan, grid.count(calibrate));
  }

  private static GateCounts gate(int accepted, int disagreements) {
    Tally tally = new Tally(accepted, disagreements);
    return new GateCounts(tally, tally);
  }

  private static Scored rows(int count, IntPredicate disagrees) {
    return scored(count, disagrees, i -> true);
  }

  /** Row i has rank i: the scores fall evenly from 1 to 0. */
  private static Scored scored(int count, IntPredicate disagrees, IntPredicate novel) {
    double[] scores = new double[count];
    boolean[] wrong = new boolean[count];
    boolean[] isNovel = new boolean[count];
    for (int i = 0; i < count; i++) {
      scores[i] = 1 - (i + 0.5) / count;
      wrong[i] = disagrees.test(i);
      isNovel[i] = novel.test(i);
    }
    return Scored.of(scores, wrong, isNovel);
  }

  private static Scored equalScores(int count, int errors) {
    double[] scores = new double[count];
    Arrays.fill(scores, 0.7);
    boolean[] wrong = new boolean[count];
    Arrays.fill(wrong, 0, errors, true);
    return Scored.of(scores, wrong);
  }
}
