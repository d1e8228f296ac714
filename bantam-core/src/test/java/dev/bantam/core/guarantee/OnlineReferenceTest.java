package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The online reference points. Before a change the risk is alpha / 3. */
@Tag("slow")
class OnlineReferenceTest {

  private static final int RUNS = 1_000;
  private static final int RUNS_OF_REFERENCE = 400;
  private static final double DELTA = 0.05;
  private static final long SEED = 20_261_102;

  /**
   * The share of runs on either side of the median that three standard errors of both simulations
   * leave open.
   */
  private static final double OPEN = 1.5 * Math.sqrt(1.0 / RUNS + 1.0 / RUNS_OF_REFERENCE);

  /**
   * How many audits pass in one run from a change until the detector fires, and until it or the
   * evidence does.
   */
  private record Delay(int change, int either) {}

  @ParameterizedTest
  @CsvSource({
    "0.03, 0.05, 978, 933",
    "0.03, 0.06, 447, 429",
    "0.03, 0.10, 122, 114",
    "0.05, 0.10, 274, 273",
    "0.05, 0.20,  52,  50",
    "0.10, 0.20, 137, 135"
  })
  void changeIsNoticedAfterTheMediansOfTheReferenceAndSoonerWithTheEvidenceBesideIt(
      double alpha, double truth, int fresh, int afterGoodOnes) {
    Evidence evidence = new Evidence(alpha, 30_000);
    List<Delay> early = delays(alpha, truth, 0, evidence);
    List<Delay> late = delays(alpha, truth, 5_000, evidence);
    assertMedian(changeDelays(early), fresh);
    assertMedian(changeDelays(late), afterGoodOnes);
    assertThat(median(eitherDelays(early))).isLessThan((int) (0.9 * median(changeDelays(early))));
    assertThat(median(eitherDelays(late))).isLessThanOrEqualTo(median(changeDelays(late)));
  }

  @Test
  void evidenceAloneTakesNinetyEightAuditsWhenFreshAndSevenThousandAfterTwentyThousandGoodOnes() {
    Evidence evidence = new Evidence(0.03, 60_000);
    int[] fresh = evidenceDelays(0.03, 0.10, 0, evidence);
    int[] late = evidenceDelays(0.03, 0.10, 20_000, evidence);
    assertThat(Arrays.stream(fresh).average().orElseThrow()).isBetween(98 - 15.0, 98 + 15.0);
    assertThat(median(fresh)).isBetween(70, 90);
    assertThat(Arrays.stream(late).average().orElseThrow()).isBetween(7_300 - 100.0, 7_300 + 100.0);
  }

  @ParameterizedTest
  @CsvSource({"0.03, 0.40, 0.45", "0.05, 0.40, 0.45", "0.10, 0.47, 0.47"})
  void atRiskAlphaFortyToFortySevenPercentHaveAlarmedByTwentyThousandAudits(
      double alpha, double from, double to) {
    Evidence evidence = new Evidence(alpha, 20_000);
    SplittableRandom random = new SplittableRandom(SEED);
    int changed = 0;
    int evident = 0;
    for (int run = 0; run < RUNS; run++) {
      ChangeDetector detector = ChangeDetector.start(alpha);
      int losses = 0;
      boolean exceeded = false;
      while (detector.audits() < 20_000 && !detector.alarmed()) {
        boolean disagrees = random.nextDouble() < alpha;
        detector = detector.next(disagrees);
        losses += disagrees ? 1 : 0;
        exceeded |= evidence.above(losses, (int) detector.audits());
      }
      changed += detector.alarmed() ? 1 : 0;
      evident += exceeded ? 1 : 0;
    }
    double threeErrors = 1.5 / Math.sqrt(RUNS);
    assertThat(changed / (double) RUNS).isBetween(from - threeErrors, to + threeErrors);
    assertThat(evident / (double) RUNS).isLessThanOrEqualTo(DELTA);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.05, 0.10})
  void falseAlarmsAreOnAverageAtLeastTwentyThousandAuditsApart(double alpha) {
    SplittableRandom random = new SplittableRandom(SEED);
    double total = 0;
    int alarms = 200;
    for (int run = 0; run < alarms; run++) {
      ChangeDetector detector = ChangeDetector.start(alpha);
      while (!detector.alarmed()) {
        detector = detector.next(random.nextDouble() < alpha);
      }
      total += detector.audits();
    }
    double mean = total / alarms;
    assertThat(mean).isBetween(20_000.0, 45_000.0);
    assertThat(mean - 3 * mean / Math.sqrt(alarms)).isGreaterThan(20_000);
  }

  @Test
  void evidenceExceedsInAtMostDeltaOfRunsHoweverTheRiskMovesBelowAlpha() {
    Evidence evidence = new Evidence(0.05, 20_000);
    SplittableRandom random = new SplittableRandom(SEED);
    int exceeded = 0;
    for (int run = 0; run < RUNS; run++) {
      int losses = 0;
      for (int t = 1; t <= 20_000; t++) {
        double risk = losses > 0.05 * t ? 0.05 : 0.03;
        losses += random.nextDouble() < risk ? 1 : 0;
        if (evidence.above(losses, t)) {
          exceeded++;
          break;
        }
      }
    }
    assertThat(exceeded / (double) RUNS).isLessThanOrEqualTo(DELTA);
  }

  private static List<Delay> delays(double alpha, double truth, int good, Evidence evidence) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Delay> delays = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      ChangeDetector detector = ChangeDetector.start(alpha);
      int losses = 0;
      int either = Integer.MAX_VALUE;
      while (!detector.alarmed()) {
        boolean disagrees = random.nextDouble() < (detector.audits() < good ? alpha / 3 : truth);
        detector = detector.next(disagrees);
        losses += disagrees ? 1 : 0;
        if (either == Integer.MAX_VALUE && evidence.above(losses, (int) detector.audits())) {
          either = (int) detector.audits() - good;
        }
      }
      int change = (int) detector.audits() - good;
      delays.add(new Delay(change, Math.min(change, either)));
    }
    return delays;
  }

  private static int[] changeDelays(List<Delay> delays) {
    return delays.stream().mapToInt(Delay::change).toArray();
  }

  private static int[] eitherDelays(List<Delay> delays) {
    return delays.stream().mapToInt(Delay::either).toArray();
  }

  private static int[] evidenceDelays(double alpha, double truth, int good, Evidence evidence) {
    SplittableRandom random = new SplittableRandom(SEED);
    return IntStream.range(0, RUNS)
        .map(
            run -> {
              int losses = 0;
              int audits = 0;
              do {
                losses += random.nextDouble() < (audits < good ? alpha / 3 : truth) ? 1 : 0;
                audits++;
              } while (!evidence.above(losses, audits));
              return audits - good;
            })
        .toArray();
  }

  private static int median(int[] values) {
    return quantile(values, 0.5);
  }

  private static int quantile(int[] values, double level) {
    return Arrays.stream(values).sorted().toArray()[(int) (level * values.length)];
  }

  private static void assertMedian(int[] ours, int reference) {
    assertThat(reference).isBetween(quantile(ours, 0.5 - OPEN), quantile(ours, 0.5 + OPEN));
  }
}
