package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Which of several ladders is kept, and by what. */
class FrontTest {

  private static final int ROWS = 500;

  @Test
  void theAreaIsTheMeanRiskOfTheSurest() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 50; round++) {
      int rows = 1 + random.nextInt(30);
      double[] scores = random.doubles(rows).toArray();
      boolean[] right = new boolean[rows];
      for (int i = 0; i < rows; i++) {
        right[i] = random.nextDouble() < 0.7;
      }
      double sum = 0;
      for (double gate : scores) {
        int accepted = 0;
        int wrong = 0;
        for (int i = 0; i < rows; i++) {
          accepted += scores[i] >= gate ? 1 : 0;
          wrong += scores[i] >= gate && !right[i] ? 1 : 0;
        }
        sum += (double) wrong / accepted;
      }
      assertThat(RiskAreas.of(verdicts(scores, right))).isCloseTo(sum / rows, within(1e-12));
    }
    assertThat(RiskAreas.of(verdicts(new double[0], new boolean[0]))).isZero();
  }

  @Test
  void whereNoGateMayOpenAnAnswerIsTheLeastSure() {
    Verdicts wrongThere = verdicts(new double[] {0.1, Double.NaN}, new boolean[] {true, false});
    assertThat(RiskAreas.of(wrongThere)).isEqualTo(0.25);
  }

  @Test
  void theOneThatIsTheLeastOftenWrongWhereItIsSureIsKept() {
    Verdicts lexical = wrong(ROWS - 100, ROWS);
    Verdicts sure = wrong(ROWS - 50, ROWS);
    Verdicts asAccurate = wrong(ROWS / 2 - 50, ROWS / 2);
    assertThat(best(lexical, asAccurate, sure)).isEqualTo(2);
    assertThat(best(lexical, sure, asAccurate)).isEqualTo(1);
    assertThat(Front.best(List.of(lexical, sure, sure), new long[] {1, 3, 2})).isEqualTo(2);
    assertThat(Front.best(List.of(lexical, sure, sure), new long[] {1, 2, 3})).isEqualTo(1);
    assertThat(best(lexical)).isZero();
  }

  @Test
  void anEncoderHasToPayOverTheFirst() {
    assertThat(best(wrong(100, 101), wrong(0, 0))).isZero();
    assertThat(best(wrong(100, 102), wrong(0, 0))).isEqualTo(1);
    assertThat(best(wrong(0, 0), wrong(100, 200))).isZero();
  }

  @Test
  void onePaysOverAnotherWhereItWinsMoreThanChanceWould() {
    SplittableRandom random = new SplittableRandom(7);
    int paid = 0;
    int worsePaid = 0;
    int betterPaid = 0;
    for (int round = 0; round < 400; round++) {
      Verdicts one = made(random, 0.9);
      paid += made(random, 0.9).paysOver(one) ? 1 : 0;
      worsePaid += made(random, 0.84).paysOver(one) ? 1 : 0;
      betterPaid += made(random, 0.96).paysOver(one) ? 1 : 0;
    }
    // Equals: a normal variable is a standard deviation above its mean with 16 %.
    assertThat(paid).isBetween(30, 100);
    assertThat(worsePaid).isLessThan(10);
    assertThat(betterPaid).isGreaterThan(360);
  }

  /** Where each is as large as the others. */
  private static int best(Verdicts... tried) {
    return Front.best(List.of(tried), new long[tried.length]);
  }

  /** Answers that are right so often, the surer the oftener. */
  private static Verdicts made(SplittableRandom random, double accuracy) {
    double[] scores = random.doubles(ROWS).toArray();
    boolean[] right = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      right[i] = random.nextDouble() > 2 * (1 - accuracy) * (1 - scores[i]);
    }
    return verdicts(scores, right);
  }

  /** Answers, the surest first, of which those from one place to before another are wrong. */
  private static Verdicts wrong(int from, int to) {
    double[] scores = new double[ROWS];
    boolean[] right = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) {
      scores[row] = -row;
      right[row] = row < from || row >= to;
    }
    return verdicts(scores, right);
  }

  private static Verdicts verdicts(double[] scores, boolean[] right) {
    int[][] said = new int[1][scores.length];
    for (int row = 0; row < scores.length; row++) {
      said[0][row] = right[row] ? 0 : 1;
    }
    return new Verdicts(
        new int[scores.length],
        scores,
        new boolean[scores.length],
        new boolean[scores.length],
        new double[scores.length],
        said,
        new int[1][scores.length]);
  }
}
