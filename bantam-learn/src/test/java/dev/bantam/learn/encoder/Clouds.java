package dev.bantam.learn.encoder;

import dev.bantam.learn.lexical.Targets;
import java.util.SplittableRandom;

/**
 * Vectors of length 1 around one direction per value, and what each should be answered with.
 *
 * @param vectors one per row
 * @param values the right value of each row
 * @param classes how many values there are
 */
record Clouds(float[][] vectors, int[] values, int classes) {

  static final int DIMENSIONS = 12;

  /**
   * @param spread how far rows stray from their direction; at 0 they never do
   */
  static Clouds of(int rows, int classes, double spread, long seed) {
    SplittableRandom directions = new SplittableRandom(7);
    float[][] centres = new float[classes][];
    for (int c = 0; c < classes; c++) {
      centres[c] = near(new float[DIMENSIONS], 1, directions);
    }
    SplittableRandom random = new SplittableRandom(seed);
    float[][] vectors = new float[rows][];
    int[] values = new int[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = row % classes;
      vectors[row] = near(centres[values[row]], spread, random);
    }
    return new Clouds(vectors, values, classes);
  }

  /** Directions that no row of a cloud has. */
  static float[][] foreign(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] vectors = new float[rows][];
    for (int row = 0; row < rows; row++) {
      vectors[row] = near(new float[DIMENSIONS], 1, random);
    }
    return vectors;
  }

  Targets targets() {
    return new Targets.Hard(values, classes);
  }

  private static float[] near(float[] centre, double spread, SplittableRandom random) {
    float[] vector = centre.clone();
    double squared = 0;
    for (int d = 0; d < vector.length; d++) {
      vector[d] += (float) random.nextGaussian(0, Math.max(spread, 1e-9));
      squared += vector[d] * vector[d];
    }
    for (int d = 0; d < vector.length; d++) {
      vector[d] /= (float) Math.sqrt(squared);
    }
    return vector;
  }
}
