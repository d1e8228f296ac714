package dev.bantam.learn.encoder;

import dev.bantam.specialist.Softmax;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Finds centres of unit vectors by spherical k-means (Dhillon and Modha, "Concept decompositions
 * for large sparse text data using clustering", Machine Learning 2001): each vector belongs to the
 * centre of greatest cosine, each centre is the direction of its vectors' sum.
 */
final class Centres {

  private static final int MOST_ROWS = 6_000;
  private static final int ROUNDS = 12;
  private static final int TOGETHER = 64;

  private final float[][] rows;
  private final int count;
  private final int dimensions;
  private final Affine affine;
  private final float[] turned;

  private Centres(float[][] rows, int count) {
    this.rows = rows;
    this.count = count;
    this.dimensions = rows[0].length;
    this.affine = new Affine(0, dimensions, count);
    this.turned = new float[affine.size()];
  }

  /**
   * The centres, one after the other.
   *
   * @param vectors at least as many as centres
   * @param count how many centres
   */
  static float[] of(float[][] vectors, int count, long seed) {
    float[][] sample = sample(vectors, Math.max(count, MOST_ROWS), new SplittableRandom(seed));
    return new Centres(sample, count).found();
  }

  private static float[][] sample(float[][] vectors, int most, SplittableRandom random) {
    float[][] shuffled = vectors.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      float[] kept = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = kept;
    }
    return Arrays.copyOf(shuffled, Math.min(most, shuffled.length));
  }

  private float[] found() {
    float[] centres = new float[count * dimensions];
    for (int k = 0; k < count; k++) {
      System.arraycopy(rows[k], 0, centres, k * dimensions, dimensions);
    }
    for (int round = 0; round < ROUNDS; round++) {
      centres = moved(centres);
    }
    return centres;
  }

  private float[] moved(float[] centres) {
    for (int k = 0; k < count; k++) {
      for (int d = 0; d < dimensions; d++) {
        turned[d * count + k] = centres[k * dimensions + d];
      }
    }
    float[] sums = new float[centres.length];
    float[][] cosines = new float[TOGETHER][count];
    for (int start = 0; start < rows.length; start += TOGETHER) {
      int size = Math.min(TOGETHER, rows.length - start);
      float[][] block = Arrays.copyOfRange(rows, start, start + size);
      affine.forward(turned, block, cosines, size);
      for (int i = 0; i < size; i++) {
        add(sums, Softmax.highest(cosines[i]), block[i]);
      }
    }
    for (int k = 0; k < count; k++) {
      normalise(sums, centres, k * dimensions);
    }
    return sums;
  }

  private void add(float[] sums, int centre, float[] vector) {
    for (int d = 0; d < dimensions; d++) {
      sums[centre * dimensions + d] += vector[d];
    }
  }

  /** A centre that no vector belongs to stays where it was. */
  private void normalise(float[] sums, float[] before, int at) {
    double squared = 0;
    for (int d = 0; d < dimensions; d++) {
      squared += (double) sums[at + d] * sums[at + d];
    }
    float scale = (float) (1 / Math.sqrt(squared));
    for (int d = 0; d < dimensions; d++) {
      sums[at + d] = squared > 0 ? sums[at + d] * scale : before[at + d];
    }
  }
}
