package dev.bantam.onnx.train;

import java.nio.FloatBuffer;
import java.util.Collection;

/** The Euclidean norm of all gradients together, and what to multiply them by to limit it. */
public final class GradientNorm {

  private static final int BLOCK = 2048;

  private GradientNorm() {}

  /** The norm; not finite when a gradient is not. */
  public static double of(Collection<FloatBuffer> gradients) {
    double sum = 0;
    for (FloatBuffer gradient : gradients) {
      sum += squares(gradient);
    }
    return Math.sqrt(sum);
  }

  /** The sum of the squares of one buffer from its position to its limit. */
  public static double squares(FloatBuffer gradient) {
    float[] block = new float[BLOCK];
    double sum = 0;
    for (int at = gradient.position(); at < gradient.limit(); at += BLOCK) {
      int count = Math.min(BLOCK, gradient.limit() - at);
      gradient.get(at, block, 0, count);
      // Four sums side by side: their additions do not wait for each other.
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      int i = 0;
      for (; i + 3 < count; i += 4) {
        a += (double) block[i] * block[i];
        b += (double) block[i + 1] * block[i + 1];
        c += (double) block[i + 2] * block[i + 2];
        d += (double) block[i + 3] * block[i + 3];
      }
      for (; i < count; i++) {
        a += (double) block[i] * block[i];
      }
      sum += a + b + c + d;
    }
    return sum;
  }

  /** The factor that brings a norm down to a limit; 1 if it is not above. */
  public static float scale(double norm, double limit) {
    return norm > limit ? (float) (limit / norm) : 1;
  }
}
