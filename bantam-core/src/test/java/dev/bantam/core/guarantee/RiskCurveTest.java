package dev.bantam.core.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RiskCurveTest {

  private static Scored drawn(int rows, double floor, double intercept, double slope, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = new double[rows];
    boolean[] disagrees = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      scores[i] = 3 + 2 * random.nextGaussian();
      double risk = floor + (1 - floor) / (1 + Math.exp(slope * scores[i] - intercept));
      disagrees[i] = random.nextDouble() < risk;
    }
    return Scored.of(scores, disagrees);
  }

  @Test
  void findsTheCurveThatTheRowsWereDrawnFrom() {
    RiskCurve curve = RiskCurve.fit(drawn(200_000, 0.02, 1, 1.2, 1));
    for (double score : new double[] {-1, 0, 1, 2, 4, 8}) {
      double truth = 0.02 + 0.98 / (1 + Math.exp(1.2 * score - 1));
      assertThat(curve.at(score)).as("score %s", score).isCloseTo(truth, within(0.01));
    }
  }

  @Test
  void fallsWithTheScoreAndStaysAboveItsFloor() {
    RiskCurve curve = RiskCurve.fit(drawn(300, 0.01, 0.5, 1, 2));
    double before = 1;
    for (double score = -10; score < 20; score += 0.25) {
      assertThat(curve.at(score)).isLessThanOrEqualTo(before).isGreaterThanOrEqualTo(curve.floor());
      before = curve.at(score);
    }
  }

  @Test
  void staysFiniteWhereTuneSaysLittle() {
    double[] equal = new double[50];
    double[] rising = new double[50];
    double[] wild = new double[50];
    boolean[] none = new boolean[50];
    boolean[] all = new boolean[50];
    Arrays.fill(all, true);
    Arrays.setAll(rising, i -> i);
    Arrays.setAll(
        wild,
        i ->
            switch (i % 3) {
              case 0 -> Double.POSITIVE_INFINITY;
              case 1 -> -1e300;
              default -> i;
            });
    for (double[] scores : new double[][] {equal, rising, wild, {}, {1}}) {
      for (boolean[] flags : new boolean[][] {none, all}) {
        Scored tune = Scored.of(scores, Arrays.copyOf(flags, scores.length));
        RiskCurve curve = RiskCurve.fit(tune);
        for (double score : new double[] {-1e300, -5, 0, 5, Double.POSITIVE_INFINITY}) {
          assertThat(curve.at(score)).isBetween(0.0, 1.0);
        }
        GateGrid grid = GateGrid.of(tune);
        assertThat(TuneEvidence.fitted(tune, grid, tune.rows()).risks())
            .allSatisfy(risk -> assertThat(risk).isStrictlyBetween(0.0, 1.0));
      }
    }
  }

  @Test
  void rowsWithoutADisagreementPromiseLittleRiskAndFewOfThemMore() {
    double few = RiskCurve.fit(Scored.of(new double[] {1, 2, 3}, new boolean[3])).at(3);
    double[] scores = new double[1_000];
    Arrays.setAll(scores, i -> i / 100.0);
    double many = RiskCurve.fit(Scored.of(scores, new boolean[1_000])).at(9);
    assertThat(many).isLessThan(0.005).isLessThan(few);
  }
}
