package dev.bantam.specialist.encoder;

import java.nio.FloatBuffer;

/** Makes one vector of length 1 from the vectors of a row's tokens. Not thread-safe. */
final class SentenceVector {

  private final Pooling pooling;
  private final float[] pooled;
  private final float[] token;

  SentenceVector(Pooling pooling, int dimensions) {
    this.pooling = pooling;
    this.pooled = new float[dimensions];
    this.token = new float[dimensions];
  }

  /**
   * Adds the row's vector, scaled to length 1.
   *
   * @param first where the row's numbers begin
   * @param width how many tokens of the row count
   */
  void add(FloatBuffer hidden, int first, int width, float[] sum) {
    hidden.get(first, pooled);
    for (int t = 1; pooling == Pooling.MEAN && t < width; t++) {
      hidden.get(first + t * pooled.length, token);
      for (int d = 0; d < pooled.length; d++) {
        pooled[d] += token[d];
      }
    }
    float scale = inverseLength(pooled);
    for (int d = 0; d < pooled.length; d++) {
      sum[d] += pooled[d] * scale;
    }
  }

  /** Scales to length 1; a vector of length 0 stays. */
  static void normalise(float[] vector) {
    float scale = inverseLength(vector);
    for (int d = 0; d < vector.length; d++) {
      vector[d] *= scale;
    }
  }

  private static float inverseLength(float[] vector) {
    double squared = 0;
    for (float number : vector) {
      squared += (double) number * number;
    }
    return squared > 0 && squared < Double.POSITIVE_INFINITY ? (float) (1 / Math.sqrt(squared)) : 0;
  }
}
