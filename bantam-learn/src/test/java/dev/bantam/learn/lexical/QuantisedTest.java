package dev.bantam.learn.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.specialist.LexicalHead;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Weights as bytes. */
class QuantisedTest {

  private static final int FEATURES = 500;
  private static final int CLASSES = 7;

  @Test
  void noWeightIsOffByMoreThanHalfAStepOfItsFeature() {
    SplittableRandom random = new SplittableRandom(3);
    float[] weights = new float[FEATURES * CLASSES];
    for (int f = 0; f < FEATURES; f++) {
      double size = Math.pow(10, f / 100.0 - 3);
      for (int c = 0; c < CLASSES; c++) {
        weights[f * CLASSES + c] = (float) (random.nextDouble(-1, 1) * size);
      }
    }
    LexicalHead head = Quantised.head(weights, new float[CLASSES]);
    for (int i = 0; i < weights.length; i++) {
      float scale = head.scales()[i / CLASSES];
      double off = Math.abs((double) head.rows()[i] * scale - weights[i]);
      assertThat(off).isLessThanOrEqualTo(scale * 0.5001);
    }
    for (int f = 0; f < FEATURES; f++) {
      float largest = 0;
      for (int c = 0; c < CLASSES; c++) {
        largest = Math.max(largest, Math.abs(weights[f * CLASSES + c]));
      }
      // A scale is rounded up to eight bits.
      assertThat(head.scales()[f]).isBetween(largest / 127, largest / 127 * 1.008f);
    }
  }

  @Test
  void aFeatureThatWeighsNothingStaysNothing() {
    LexicalHead head = Quantised.head(new float[] {0, 0, 1, -1}, new float[] {0.5f, -0.5f});
    assertThat(head.rows()).startsWith(0, 0);
    assertThat(head.scales()[0]).isZero();
    assertThat(head.bias()).containsExactly(0.5f, -0.5f);
    assertThat(head.temperature()).isEqualTo(1);
  }
}
