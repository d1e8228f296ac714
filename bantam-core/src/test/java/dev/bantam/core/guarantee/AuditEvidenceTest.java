package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEvidenceTest {

  @Test
  void evidenceIsTheAverageLikelihoodRatioOverTheCutPrior() {
    for (double alpha : new double[] {0.01, 0.05, 0.3}) {
      for (int audits : new int[] {0, 1, 2, 7, 40}) {
        for (int losses = 0; losses <= audits; losses += 3) {
          AuditEvidence evidence = new AuditEvidence(losses, audits);
          double above = average(alpha, 1, likelihoodRatio(losses, audits, alpha));
          double below = average(0, alpha, likelihoodRatio(losses, audits, alpha));
          assertThat(evidence.logEvidenceAbove(alpha)).isCloseTo(Math.log(above), within(1e-5));
          assertThat(evidence.logEvidenceBelow(alpha)).isCloseTo(Math.log(below), within(1e-5));
        }
      }
    }
  }

  @Test
  void evidenceIsAFairBetAtAlphaAndALosingOneOnItsOwnSide() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 5_000; i++) {
      long audits = (long) Math.pow(10, random.nextDouble(0, 6));
      AuditEvidence now = new AuditEvidence(random.nextLong((long) (audits * 0.2) + 1), audits);
      double alpha = random.nextDouble(0.01, 0.2);
      double truth = random.nextDouble();
      double above =
          growth(
              truth,
              now.next(true).logEvidenceAbove(alpha),
              now.next(false).logEvidenceAbove(alpha),
              now.logEvidenceAbove(alpha));
      double below =
          growth(
              truth,
              now.next(true).logEvidenceBelow(alpha),
              now.next(false).logEvidenceBelow(alpha),
              now.logEvidenceBelow(alpha));
      assertThat(
              growth(
                  alpha,
                  now.next(true).logEvidenceAbove(alpha),
                  now.next(false).logEvidenceAbove(alpha),
                  now.logEvidenceAbove(alpha)))
          .isCloseTo(1, within(1e-8));
      assertThat(
              growth(
                  alpha,
                  now.next(true).logEvidenceBelow(alpha),
                  now.next(false).logEvidenceBelow(alpha),
                  now.logEvidenceBelow(alpha)))
          .isCloseTo(1, within(1e-8));
      assertThat(truth <= alpha ? above : below).isLessThanOrEqualTo(1 + 1e-8);
    }
  }

  @Test
  void aPartialLossNeverPaysMoreThanTheSameShareOfWholeOnes() {
    SplittableRandom random = new SplittableRandom(10);
    for (int i = 0; i < 2_000; i++) {
      AuditEvidence now = new AuditEvidence(random.nextInt(20), 100);
      double loss = random.nextDouble();
      assertThat(
              growth(
                  loss,
                  now.next(true).logEvidenceAbove(0.05),
                  now.next(false).logEvidenceAbove(0.05),
                  now.next(loss).logEvidenceAbove(0.05)))
          .isGreaterThanOrEqualTo(1 - 1e-9);
      assertThat(
              growth(
                  loss,
                  now.next(true).logEvidenceBelow(0.05),
                  now.next(false).logEvidenceBelow(0.05),
                  now.next(loss).logEvidenceBelow(0.05)))
          .isGreaterThanOrEqualTo(1 - 1e-9);
    }
  }

  /**
   * Exact: the distribution of the disagreements, less what has crossed, is carried from audit to
   * audit.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.03, 0.05, 0.1})
  void atRiskAlphaEitherEvidenceEverReachesTwentyWithChanceBelowDelta(double alpha) {
    Evidence evidence = new Evidence(alpha, 20_000);
    assertThat(chanceToCross(alpha, 20_000, evidence::above)).isBetween(0.01, 0.03);
    assertThat(chanceToCross(alpha, 20_000, evidence::below)).isBetween(0.04, 0.05);
  }

  @Test
  void aThirdOfAlphaIsConfirmedAndTwiceAlphaRefutedNearlyAlwaysWithinTwoThousandAudits() {
    Evidence evidence = new Evidence(0.05, 2_000);
    assertThat(chanceToCross(0.05 / 3, 2_000, evidence::below)).isGreaterThan(0.999);
    assertThat(chanceToCross(0.1, 2_000, evidence::above)).isGreaterThan(0.999);
  }

  @Test
  void noAuditsAreNoEvidenceAndBoundNothing() {
    assertThat(AuditEvidence.none().logEvidenceAbove(0.05)).isZero();
    assertThat(AuditEvidence.none().logEvidenceBelow(0.05)).isZero();
    assertThat(AuditEvidence.none().upperBound(0.05)).isEqualTo(1);
  }

  @Test
  void millionsOfAuditsStayFiniteOnBothSides() {
    for (double losses : new double[] {0, 1, 50_000, 500_000, 5_000_000, 10_000_000}) {
      AuditEvidence evidence = new AuditEvidence(losses, 10_000_000);
      assertThat(evidence.logEvidenceAbove(0.05)).isFinite();
      assertThat(evidence.logEvidenceBelow(0.05)).isFinite();
    }
    assertThat(new AuditEvidence(0, 10_000_000).logEvidenceBelow(0.05)).isBetween(5.12e5, 5.13e5);
    assertThat(new AuditEvidence(10_000_000, 10_000_000).logEvidenceAbove(0.05))
        .isBetween(2.99e7, 3e7);
  }

  @Test
  void evidenceBelowRisesInAlphaBeyondTheMeanLossSoThatItsInverseIsTheBound() {
    for (int audits : new int[] {1, 3, 50, 2_000}) {
      for (int losses = 0; losses < audits; losses += 1 + audits / 5) {
        AuditEvidence evidence = new AuditEvidence(losses, audits);
        double bound = evidence.upperBound(0.05);
        double last = Double.NEGATIVE_INFINITY;
        for (double alpha = (double) losses / audits + 1e-6; alpha < 1; alpha += 0.001) {
          double log = evidence.logEvidenceBelow(alpha);
          assertThat(log).isGreaterThan(last);
          assertThat(log >= Math.log(20)).isEqualTo(alpha >= bound);
          last = log;
        }
      }
    }
  }

  @Test
  void theBoundIsOneWhenEveryAuditDisagreesAndFallsWithGoodOnes() {
    assertThat(new AuditEvidence(9, 9).upperBound(0.05)).isEqualTo(1);
    assertThat(new AuditEvidence(0, 100).upperBound(0.05)).isLessThan(0.1);
    assertThat(new AuditEvidence(0, 1_000).upperBound(0.05)).isLessThan(0.012);
    assertThat(new AuditEvidence(0, 1_000).upperBound(0.05))
        .isGreaterThan(ClopperPearson.upper(0, 1_000, 0.05));
  }

  @Test
  void impossibleValuesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AuditEvidence(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new AuditEvidence(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> AuditEvidence.none().next(1.5));
    assertThatIllegalArgumentException().isThrownBy(() -> AuditEvidence.none().next(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> AuditEvidence.none().logEvidenceAbove(0));
    assertThatIllegalArgumentException().isThrownBy(() -> AuditEvidence.none().logEvidenceBelow(1));
    assertThatIllegalArgumentException().isThrownBy(() -> AuditEvidence.none().upperBound(0));
  }

  private interface Crossing {
    boolean at(int losses, int audits);
  }

  private static double chanceToCross(double risk, int audits, Crossing crossing) {
    double[] chance = new double[(int) (1.5 * risk * audits) + 300];
    chance[0] = 1;
    double crossed = 0;
    for (int t = 1; t <= audits; t++) {
      int most = Math.min(t, chance.length - 1);
      for (int losses = most; losses >= 0; losses--) {
        chance[losses] =
            chance[losses] * (1 - risk) + (losses == 0 ? 0 : chance[losses - 1] * risk);
        if (crossing.at(losses, t)) {
          crossed += chance[losses];
          chance[losses] = 0;
        }
      }
    }
    return crossed;
  }

  /** The expected factor of a bet when the next audit disagrees with chance {@code truth}. */
  private static double growth(double truth, double afterLoss, double afterNone, double now) {
    return truth * Math.exp(afterLoss - now) + (1 - truth) * Math.exp(afterNone - now);
  }

  private static DoubleUnaryOperator likelihoodRatio(int losses, int audits, double alpha) {
    return q -> Math.pow(q / alpha, losses) * Math.pow((1 - q) / (1 - alpha), audits - losses);
  }

  /** Over the arcsine law cut to [from, to], which is uniform in asin(sqrt q). */
  private static double average(double from, double to, DoubleUnaryOperator value) {
    double start = Math.asin(Math.sqrt(from));
    double width = Math.asin(Math.sqrt(to)) - start;
    int steps = 20_000;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      double sine = Math.sin(start + width * (i + 0.5) / steps);
      sum += value.applyAsDouble(sine * sine);
    }
    return sum / steps;
  }
}
