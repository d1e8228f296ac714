package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lower rung may spare the dearer one, and must not make the answers worse by that. */
class LowerGateTest {

  private static final double ALPHA = 0.05;
  private static final int ROWS = 2_000;

  @Test
  void aSureLowerRungAnswersMuch() {
    Made made = Made.of(ROWS, 1, 0.9, 0.99);
    OptionalDouble gate = LowerGate.of(made.lower, made.upper, ALPHA);
    assertThat(gate).isPresent();
    assertThat(made.let(gate.getAsDouble())).isGreaterThan(ROWS / 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theLadderIsHardlyWorseThanTheDearerRungAlone(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Made made =
        Made.of(ROWS, seed, 0.5 + 0.5 * random.nextDouble(), 0.7 + 0.3 * random.nextDouble());
    OptionalDouble gate = LowerGate.of(made.lower, made.upper, ALPHA);
    if (gate.isPresent()) {
      assertThat(made.worse(gate.getAsDouble())).isLessThanOrEqualTo(ROWS / 1_000);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.05, 0.1, 0.2})
  void itsOwnAnswersAreSurerThanThePromiseAsksFor(double alpha) {
    Made hopeless = Made.of(ROWS, 5, 0.8, 0.8); // The dearer rung is no reason to stay closed.
    OptionalDouble gate = LowerGate.of(hopeless.lower, hopeless.lower, alpha);
    assertThat(gate).as("gate at %s", alpha).isPresent();
    int let = hopeless.let(gate.getAsDouble());
    double error = hopeless.wrong(gate.getAsDouble()) / (double) let;
    double noise = 3 * Math.sqrt(alpha / 2 / let);
    assertThat(error).isLessThanOrEqualTo(alpha / 2 + noise);
  }

  @Test
  void aStricterPromiseLetsTheLowerRungAnswerLess() {
    Made made = Made.of(ROWS, 6, 0.8, 0.8);
    double strict = LowerGate.of(made.lower, made.lower, 0.02).orElse(Double.POSITIVE_INFINITY);
    double loose = LowerGate.of(made.lower, made.lower, 0.2).orElseThrow();
    assertThat(strict).isGreaterThan(loose);
  }

  @Test
  void aRungThatIsOftenSureAndWrongAnswersNothing() {
    double[] scores = new double[ROWS];
    boolean[] right = new boolean[ROWS];
    boolean[] always = new boolean[ROWS];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < ROWS; i++) {
      scores[i] = random.nextDouble();
      right[i] = random.nextBoolean();
      always[i] = true;
    }
    assertThat(LowerGate.of(verdicts(scores, right), verdicts(scores, always), ALPHA)).isEmpty();
  }

  @Test
  void rowsForWhichNoGateMayOpenStayClosed() {
    Made made = Made.of(ROWS, 8, 0.9, 0.99);
    double[] scores = made.lower.scores().clone();
    for (int i = 0; i < ROWS; i += 2) {
      scores[i] = Double.NaN;
    }
    Verdicts half = verdicts(scores, made.right());
    double gate = LowerGate.of(half, made.upper, ALPHA).orElseThrow();
    assertThat(gate).isNotNaN();
    Arrays.fill(scores, Double.NaN);
    assertThat(LowerGate.of(verdicts(scores, made.right()), made.upper, ALPHA)).isEmpty();
  }

  @Test
  void answersOfOneScoreAreLetThroughTogetherOrNotAtAll() {
    double[] scores = new double[ROWS];
    boolean[] right = new boolean[ROWS];
    boolean[] always = new boolean[ROWS];
    Arrays.fill(always, true);
    for (int i = 0; i < ROWS; i++) {
      scores[i] = i < ROWS / 2 ? 9 : 1;
      right[i] = i < ROWS / 2 || i % 2 == 0; // The first of the lower ones are right as well.
    }
    OptionalDouble gate = LowerGate.of(verdicts(scores, right), verdicts(scores, always), ALPHA);
    assertThat(gate).hasValue(9);
    boolean[] oneInTen = new boolean[ROWS];
    Arrays.setAll(scores, i -> 4);
    for (int i = 0; i < ROWS; i++) {
      oneInTen[i] = i % 10 != 9;
    }
    assertThat(LowerGate.of(verdicts(scores, oneInTen), verdicts(scores, always), ALPHA)).isEmpty();
  }

  @Test
  void infiniteScoresAreTheSurest() {
    Made made = Made.of(ROWS, 9, 0.9, 0.99);
    double[] scores = made.lower.scores().clone();
    for (int i = 0; i < ROWS; i++) {
      if (made.lower.agrees(i) && i % 3 == 0) {
        scores[i] = Double.POSITIVE_INFINITY;
      }
    }
    OptionalDouble gate = LowerGate.of(verdicts(scores, made.right()), made.upper, ALPHA);
    assertThat(gate).isPresent();
    assertThat(gate.getAsDouble()).isNotNaN();
  }

  @Test
  void withoutRowsThereIsNoGate() {
    Verdicts none = verdicts(new double[0], new boolean[0]);
    assertThat(LowerGate.of(none, none, ALPHA)).isEmpty();
  }

  /** Two rungs' answers to the same rows; the lower one's scores tell how often it is right. */
  private record Made(Verdicts lower, Verdicts upper) {

    static Made of(int rows, long seed, double lowerMean, double upperMean) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] scores = new double[rows];
      boolean[] right = new boolean[rows];
      boolean[] above = new boolean[rows];
      double offset = Math.log(lowerMean / (1.001 - lowerMean));
      for (int i = 0; i < rows; i++) {
        scores[i] = offset + 3 * random.nextGaussian();
        right[i] = random.nextDouble() < 1 / (1 + Math.exp(-scores[i]));
        above[i] = random.nextDouble() < upperMean;
      }
      return new Made(verdicts(scores, right), verdicts(scores, above));
    }

    boolean[] right() {
      boolean[] right = new boolean[lower.size()];
      for (int i = 0; i < right.length; i++) {
        right[i] = lower.agrees(i);
      }
      return right;
    }

    int let(double gate) {
      return (int) Arrays.stream(lower.scores()).filter(score -> score >= gate).count();
    }

    int wrong(double gate) {
      int wrong = 0;
      for (int i = 0; i < lower.size(); i++) {
        wrong += lower.scores()[i] >= gate && !lower.agrees(i) ? 1 : 0;
      }
      return wrong;
    }

    /** How many rows more are answered wrongly than by the dearer rung alone. */
    int worse(double gate) {
      int worse = 0;
      for (int i = 0; i < lower.size(); i++) {
        if (lower.scores()[i] >= gate) {
          worse += (upper.agrees(i) ? 1 : 0) - (lower.agrees(i) ? 1 : 0);
        }
      }
      return worse;
    }
  }

  /** What a rung said, of which only scores and rightness matter. */
  static Verdicts verdicts(double[] scores, boolean[] right) {
    int rows = scores.length;
    int[] said = new int[rows];
    for (int i = 0; i < rows; i++) {
      said[i] = right[i] ? 0 : 1;
    }
    return new Verdicts(
        new int[rows],
        scores,
        new boolean[rows],
        new boolean[rows],
        new double[rows],
        new int[][] {said},
        new int[][] {new int[rows]});
  }
}
