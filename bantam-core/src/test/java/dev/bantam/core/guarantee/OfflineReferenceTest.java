package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The offline reference points, which come from 400 runs each: they must lie within three standard
 * errors of the difference between 400 runs and ours.
 */
@Tag("slow")
class OfflineReferenceTest {

  private static final int RUNS = 1_500;
  private static final int RUNS_OF_REFERENCE = 400;
  private static final double DELTA = 0.05;
  private static final double ROUNDING = 0.005;

  private record Setting(double alpha, int calibrate, int tune, Population population) {}

  /** One run's gate, as the share of calls that it answers; 0 when there is none. */
  private interface Rule {
    OptionalInt gate(GatePlan plan, PathCounts calibrate);
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 1000,  400, 0.010, 0.45, 6, 0.92, 0.00, 0.035, 0.86",
    "0.05,  400,  200, 0.010, 0.45, 6, 0.92, 0.14, 0.025, 0.69",
    "0.05, 2500, 1000, 0.020, 0.50, 3, 0.62, 0.05, 0.037, 0.51",
    "0.02, 1000,  400, 0.003, 0.45, 6, 0.80, 0.14, 0.022, 0.61",
    "0.10, 1000,  400, 0.020, 0.50, 3, 0.86, 0.00, 0.035, 0.79"
  })
  void startingAtTheLargestPowerIsValidAndReachesTheCoverageOfTheReference(
      double alpha,
      int calibrate,
      int tune,
      double base,
      double rise,
      int power,
      double hindsight,
      double none,
      double violations,
      double coverage) {
    Setting setting = new Setting(alpha, calibrate, tune, new Population(base, rise, power));
    double[] coverages = run(setting, OfflineReferenceTest::certified);
    assertThat(setting.population().hindsight(alpha)).isCloseTo(hindsight, within(ROUNDING));
    assertThat(shareViolating(setting, coverages)).isLessThanOrEqualTo(DELTA);
    assertShare(shareViolating(setting, coverages), violations);
    assertShare(shareNone(coverages), none);
    assertMean(coverages, coverage);
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 1000,  400, 0.010, 0.45, 6, 0.73, 0.18",
    "0.05,  400,  200, 0.010, 0.45, 6, 0.74, 0.17",
    "0.05, 2500, 1000, 0.020, 0.50, 3, 0.77, 0.10",
    "0.02, 1000,  400, 0.003, 0.45, 6, 0.68, 0.20",
    "0.10, 1000,  400, 0.020, 0.50, 3, 0.69, 0.23"
  })
  void startingAtTheStrictestGateIsValidButMostlyCertifiesNothing(
      double alpha,
      int calibrate,
      int tune,
      double base,
      double rise,
      int power,
      double none,
      double coverage) {
    Setting setting = new Setting(alpha, calibrate, tune, new Population(base, rise, power));
    double[] coverages = run(setting, (plan, counts) -> certified(fromTheTop(plan), counts));
    assertThat(shareViolating(setting, coverages)).isLessThanOrEqualTo(DELTA);
    assertShare(shareNone(coverages), none);
    assertMean(coverages, coverage);
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 1000,  400, 0.010, 0.45, 6",
    "0.05,  400,  200, 0.010, 0.45, 6",
    "0.05, 2500, 1000, 0.020, 0.50, 3",
    "0.02, 1000,  400, 0.003, 0.45, 6",
    "0.10, 1000,  400, 0.020, 0.50, 3"
  })
  void theLastGateOfEmpiricalErrorUpToAlphaBreaksThePromiseInNearlyHalfOfTheRuns(
      double alpha, int calibrate, int tune, double base, double rise, int power) {
    Setting setting = new Setting(alpha, calibrate, tune, new Population(base, rise, power));
    assertThat(shareViolating(setting, run(setting, OfflineReferenceTest::naive)))
        .isBetween(0.38, 0.5);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 1000, 400", "0.02, 400, 200", "0.1, 2500, 1000"})
  void riskJustAboveAlphaEverywhereIsCertifiedInAtMostDeltaOfTheRuns(
      double alpha, int calibrate, int tune) {
    Setting setting = new Setting(alpha, calibrate, tune, new Population(alpha * 1.0001, 0, 1));
    double certified = 1 - shareNone(run(setting, OfflineReferenceTest::certified));
    assertThat(certified).isBetween(0.01, DELTA + 3 * Math.sqrt(DELTA / RUNS));
  }

  @ParameterizedTest
  @CsvSource({
    "0.05, 1000, 400, 0.01, 0.45, 6",
    "0.05, 400, 200, 0.01, 0.45, 6",
    "0.05, 2500, 1000, 0.02, 0.5, 3",
    "0.02, 1000, 400, 0.003, 0.45, 6",
    "0.1, 1000, 400, 0.02, 0.5, 3"
  })
  void risksFittedToAllOfTuneCertifyAsOftenAsCountedOnesAndAsTruly(
      double alpha, int calibrate, int tune, double base, double rise, int power) {
    Setting setting = new Setting(alpha, calibrate, tune, new Population(base, rise, power));
    double[] fitted =
        run(
            setting,
            OfflineReferenceTest::certified,
            (scored, grid) -> TuneEvidence.fitted(scored, grid, scored.rows()));
    double[] counted = run(setting, OfflineReferenceTest::certified);
    double violations = shareViolating(setting, fitted);
    assertThat(violations).isLessThanOrEqualTo(DELTA + 3 * Math.sqrt(DELTA / RUNS));
    assertThat(shareNone(fitted)).isLessThanOrEqualTo(shareNone(counted) + 0.01);
    assertThat(Arrays.stream(fitted).average().orElseThrow())
        .isGreaterThan(Arrays.stream(counted).average().orElseThrow() - 0.01);
  }

  private static double[] run(Setting setting, Rule rule) {
    return run(setting, rule, (tune, grid) -> TuneEvidence.counted(grid.count(tune)));
  }

  private static double[] run(
      Setting setting, Rule rule, BiFunction<Scored, GateGrid, TuneEvidence> planning) {
    SplittableRandom random = new SplittableRandom(20_261_101);
    double[] coverages = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      Scored tune = setting.population().draw(setting.tune(), random);
      Scored calibrate = setting.population().draw(setting.calibrate(), random);
      GateGrid grid = GateGrid.of(tune);
      GatePlan plan =
          GatePlan.of(planning.apply(tune, grid), calibrate.rows(), setting.alpha(), DELTA);
      OptionalInt gate = rule.gate(plan, grid.count(calibrate));
      coverages[run] = gate.isEmpty() ? 0 : Math.min(1, -grid.thresholds().get(gate.getAsInt()));
    }
    return coverages;
  }

  private static OptionalInt certified(GatePlan plan, PathCounts calibrate) {
    return FixedSequence.certify(plan, calibrate) instanceof Certification.Certified certified
        ? OptionalInt.of(certified.gate().gate())
        : OptionalInt.empty();
  }

  private static GatePlan fromTheTop(GatePlan plan) {
    int strictest =
        IntStream.range(0, plan.gates().size())
            .filter(i -> plan.gates().get(i).power() > 0)
            .findFirst()
            .orElseThrow();
    return FixedSequenceTest.startingAt(strictest, plan);
  }

  private static OptionalInt naive(GatePlan plan, PathCounts calibrate) {
    List<GateCounts> gates = calibrate.gates();
    return IntStream.range(0, gates.size())
        .filter(
            i -> gates.get(i).all().disagreements() <= plan.alpha() * gates.get(i).all().accepted())
        .reduce((first, second) -> second);
  }

  private static double shareNone(double[] coverages) {
    return share(coverages, 0, 0);
  }

  private static double shareViolating(Setting setting, double[] coverages) {
    return share(coverages, Math.nextUp(setting.population().hindsight(setting.alpha())), 1);
  }

  private static double share(double[] values, double from, double to) {
    int count = 0;
    for (double value : values) {
      count += value >= from && value <= to ? 1 : 0;
    }
    return (double) count / values.length;
  }

  private static void assertShare(double ours, double reference) {
    double rate = (ours * RUNS + reference * RUNS_OF_REFERENCE) / (RUNS + RUNS_OF_REFERENCE);
    assertThat(ours).isCloseTo(reference, within(ROUNDING + threeErrors(rate * (1 - rate))));
  }

  private static void assertMean(double[] values, double reference) {
    double mean = 0;
    double squares = 0;
    for (double value : values) {
      mean += value / values.length;
      squares += value * value / values.length;
    }
    assertThat(mean).isCloseTo(reference, within(ROUNDING + threeErrors(squares - mean * mean)));
  }

  private static double threeErrors(double variance) {
    return 3 * Math.sqrt(variance * (1.0 / RUNS + 1.0 / RUNS_OF_REFERENCE));
  }
}
