package dev.bantam.learn.lexical;

import dev.bantam.specialist.LexicalHead;
import dev.bantam.specialist.Tensor;

/** Weights as signed bytes: symmetric, with one scale per feature. */
final class Quantised {

  private Quantised() {}

  /** The head that these feature-major weights become; its temperature is 1. */
  static LexicalHead head(float[] weights, float[] bias) {
    int classes = bias.length;
    int features = weights.length / classes;
    byte[] rows = new byte[weights.length];
    float[] scales = new float[features];
    for (int f = 0; f < features; f++) {
      int base = f * classes;
      float largest = 0;
      for (int c = 0; c < classes; c++) {
        largest = Math.max(largest, Math.abs(weights[base + c]));
      }
      float scale = Tensor.shortened(largest / Byte.MAX_VALUE);
      scales[f] = scale;
      for (int c = 0; c < classes && scale > 0; c++) {
        rows[base + c] = (byte) Math.round(weights[base + c] / scale);
      }
    }
    return new LexicalHead(rows, scales, bias.clone(), 1);
  }
}
