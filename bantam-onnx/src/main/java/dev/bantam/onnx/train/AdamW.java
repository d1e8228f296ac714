package dev.bantam.onnx.train;

import java.nio.FloatBuffer;

/**
 * Adam with decoupled weight decay (Loshchilov, Hutter 2019, algorithm 2), as plain loops over
 * buffers.
 *
 * @param beta1 how long the mean of gradients remembers
 * @param beta2 how long the mean of their squares remembers
 * @param epsilon keeps quotients finite
 * @param decay the share of a weight that goes in a step of learning rate 1
 */
public record AdamW(float beta1, float beta2, float epsilon, float decay) {

  /**
   * So many numbers at a time go through arrays, which the compiler turns into wide instructions.
   */
  private static final int BLOCK = 2048;

  /** The usual settings: 0.9, 0.999, 1e-8, 0.01. */
  public static AdamW usual() {
    return new AdamW(0.9f, 0.999f, 1e-8f, 0.01f);
  }

  /**
   * Changes weights {@code from} (inclusive) to {@code to} (exclusive) and their moments in place.
   * Ranges that do not overlap may be updated by different threads.
   *
   * @param gradients where the gradient of weight {@code from} stands at {@code gradientFrom}
   * @param scale that gradients are multiplied by first, as for clipping
   * @param step counted from 1
   * @param rate of learning in this step
   * @param decays whether decay applies
   */
  public void update(
      FloatBuffer weights,
      FloatBuffer gradients,
      int gradientFrom,
      FloatBuffer means,
      FloatBuffer squares,
      int from,
      int to,
      float scale,
      long step,
      float rate,
      boolean decays) {
    float[] w = new float[BLOCK];
    float[] g = new float[BLOCK];
    float[] m = new float[BLOCK];
    float[] v = new float[BLOCK];
    float first = (float) (1 / (1 - Math.pow(beta1, (double) step)));
    float second = (float) (1 / (1 - Math.pow(beta2, (double) step)));
    float kept = decays ? 1 - rate * decay : 1;
    for (int at = from; at < to; at += BLOCK) {
      int count = Math.min(BLOCK, to - at);
      weights.get(at, w, 0, count);
      gradients.get(gradientFrom + at - from, g, 0, count);
      means.get(at, m, 0, count);
      squares.get(at, v, 0, count);
      block(w, g, m, v, count, scale, first, second, rate, kept);
      weights.put(at, w, 0, count);
      means.put(at, m, 0, count);
      squares.put(at, v, 0, count);
    }
  }

  private void block(
      float[] w,
      float[] g,
      float[] m,
      float[] v,
      int count,
      float scale,
      float first,
      float second,
      float rate,
      float kept) {
    for (int i = 0; i < count; i++) {
      float gradient = g[i] * scale;
      float mean = beta1 * m[i] + (1 - beta1) * gradient;
      float square = beta2 * v[i] + (1 - beta2) * gradient * gradient;
      m[i] = mean;
      v[i] = square;
      float root = (float) Math.sqrt(square * second);
      w[i] = w[i] * kept - rate * (mean * first) / (root + epsilon);
    }
  }
}
