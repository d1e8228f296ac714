package dev.bantam.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.specialist.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PoolWeightsTest {

  private static final int ROWS = 4_000;
  private static final int CLASSES = 4;

  private final SplittableRandom random = new SplittableRandom(11);
  private final List<float[]> own = logits();
  private final List<float[]> lower = logits();

  @Test
  void findsTheWeightsThatTheAnswersWereDrawnWith() {
    PoolWeights found = PoolWeights.fit(own, lower, drawn(0.7f, 1.3f));
    assertThat(found.own()).isCloseTo(0.7f, within(0.12f));
    assertThat(found.lower()).isCloseTo(1.3f, within(0.12f));
  }

  @Test
  void anOpinionThatMisleadsGetsNoWeight() {
    PoolWeights found = PoolWeights.fit(own, lower, drawn(1, -0.5f));
    assertThat(found.lower()).isZero();
    assertThat(found.own()).isPositive();
    PoolWeights other = PoolWeights.fit(own, lower, drawn(-0.5f, 1));
    assertThat(other.own()).isZero();
    assertThat(other.lower()).isPositive();
  }

  @Test
  void aloneItIsAnInverseTemperature() {
    PoolWeights found = PoolWeights.fit(own, List.of(), drawn(0.4f, 0));
    assertThat(found.own()).isCloseTo(0.4f, within(0.08f));
    assertThat(found.lower()).isZero();
  }

  @Test
  void noOtherWeightsDoBetter() {
    int[] values = drawn(0.6f, 0.9f);
    PoolWeights found = PoolWeights.fit(own, lower, values);
    assertThat(found.loss()).isCloseTo(loss(found.own(), found.lower(), values), within(1e-6));
    for (float[] step : new float[][] {{0.1f, 0}, {-0.1f, 0}, {0, 0.1f}, {0, -0.1f}}) {
      assertThat(loss(found.own() + step[0], found.lower() + step[1], values))
          .isGreaterThan(found.loss());
    }
  }

  @Test
  void withoutRowsBothCountAlike() {
    assertThat(PoolWeights.fit(List.of(), List.of(), new int[0]).own()).isEqualTo(1);
  }

  @Test
  void rowsThatAreAllRightDoNotMakeItSureForEver() {
    List<float[]> right = List.of(new float[] {1, 0}, new float[] {0, 1});
    PoolWeights found = PoolWeights.fit(right, right, new int[] {0, 1});
    assertThat(found.own()).isBetween(0.3f, 3f);
  }

  private double loss(float a, float b, int[] values) {
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += Softmax.surprise(pooled(row, a, b), values[row]);
    }
    return sum / ROWS;
  }

  private float[] pooled(int row, float a, float b) {
    float[] z = new float[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      z[c] = a * own.get(row)[c] + b * lower.get(row)[c];
    }
    return z;
  }

  private int[] drawn(float a, float b) {
    int[] values = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      float[] p = pooled(row, a, b);
      Softmax.normalise(p);
      double dice = random.nextDouble();
      int value = 0;
      for (dice -= p[0]; dice > 0 && value < CLASSES - 1; dice -= p[value]) {
        value++;
      }
      values[row] = value;
    }
    return values;
  }

  private List<float[]> logits() {
    List<float[]> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      float[] z = new float[CLASSES];
      for (int c = 0; c < CLASSES; c++) {
        z[c] = (float) random.nextGaussian(0, 2);
      }
      rows.add(z);
    }
    return rows;
  }
}
