package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SoftmaxTest {

  @Test
  void expIsCloseEverywhere() {
    assertThat(Softmax.exp(0)).isEqualTo(1);
    for (float x = 0; x >= -80; x -= 0.0007f) {
      assertThat(Softmax.exp(x) / Math.exp(x)).isCloseTo(1, within(1e-5));
      assertThat(Softmax.exp(x)).isBetween(0f, 1f);
    }
  }

  @Test
  void expIsZeroFarOut() {
    for (float x : new float[] {-80.01f, -1e4f, -Float.MAX_VALUE, Float.NEGATIVE_INFINITY}) {
      assertThat(Softmax.exp(x)).isZero();
    }
  }

  @Test
  void probabilitiesAreThoseOfDoublePrecision() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 5_000; run++) {
      float[] logits = logits(random);
      double[] expected = probabilities(logits);
      Softmax.normalise(logits);
      double sum = 0;
      for (int c = 0; c < logits.length; c++) {
        assertThat((double) logits[c]).isCloseTo(expected[c], within(2e-5 * expected[c] + 1e-34));
        sum += logits[c];
      }
      assertThat(sum).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void surpriseIsThatOfDoublePrecisionForEveryClass() {
    SplittableRandom random = new SplittableRandom(6);
    for (int run = 0; run < 5_000; run++) {
      float[] logits = logits(random);
      for (int c = 0; c < logits.length; c++) {
        double expected = surprise(logits, c);
        assertThat(Softmax.surprise(logits, c) / expected).isCloseTo(1, within(3e-5));
      }
    }
  }

  @Test
  void surpriseKeepsItsDigitsFarOut() {
    for (float lead : new float[] {1, 10, 30, 45, 46, 47, 60, 79, 80, 81, 100, 300, 600, 700}) {
      float[] logits = {0, lead, -1, -lead};
      double expected = surprise(logits, 1);
      assertThat(expected).isPositive();
      assertThat(Softmax.surprise(logits, 1) / expected)
          .as("lead " + lead)
          .isCloseTo(1, within(2e-5));
    }
  }

  @Test
  void surpriseFallsWithEveryStepOfTheLead() {
    double before = Double.POSITIVE_INFINITY;
    for (float lead = 0; lead < 700; lead += 0.01f) {
      double surprise = Softmax.surprise(new float[] {lead, 0, 0}, 0);
      assertThat(surprise).as("lead " + lead).isLessThan(before);
      before = surprise;
    }
  }

  @Test
  void equalLogitsShareEqually() {
    for (float level : new float[] {0, -1e30f, 1e30f, Float.MAX_VALUE, -Float.MAX_VALUE}) {
      float[] logits = {level, level, level, level};
      assertThat(Softmax.surprise(logits, 2)).isCloseTo(Math.log(4), offset(1e-6));
      assertThat(Softmax.highest(logits)).isZero();
      Softmax.normalise(logits);
      assertThat(logits).containsExactly(0.25f, 0.25f, 0.25f, 0.25f);
    }
  }

  @Test
  void hugeLogitsAreNeverNaN() {
    float[] logits = {Float.MAX_VALUE, -Float.MAX_VALUE, 0, 1e38f};
    for (int c = 0; c < logits.length; c++) {
      assertThat(Softmax.surprise(logits, c)).isGreaterThanOrEqualTo(0);
    }
    Softmax.normalise(logits);
    assertThat(logits).containsExactly(1, 0, 0, 0);
  }

  @Test
  void oneClassIsCertain() {
    assertThat(Softmax.surprise(new float[] {-3}, 0)).isZero();
    float[] logits = {-3};
    Softmax.normalise(logits);
    assertThat(logits).containsExactly(1);
  }

  private static float[] logits(SplittableRandom random) {
    float[] logits = new float[2 + random.nextInt(100)];
    double spread = Math.pow(10, random.nextDouble(-3, 1.3));
    for (int c = 0; c < logits.length; c++) {
      logits[c] = (float) (random.nextDouble(-1, 1) * spread);
    }
    return logits;
  }

  private static double[] probabilities(float[] logits) {
    double[] probabilities = new double[logits.length];
    for (int c = 0; c < logits.length; c++) {
      probabilities[c] = Math.exp(-surprise(logits, c));
    }
    return probabilities;
  }

  private static double surprise(float[] logits, int chosen) {
    double others = 0;
    for (int c = 0; c < logits.length; c++) {
      others += c == chosen ? 0 : Math.exp((double) logits[c] - logits[chosen]);
    }
    return Math.log1p(others);
  }
}
