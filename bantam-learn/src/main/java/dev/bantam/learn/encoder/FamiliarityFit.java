package dev.bantam.learn.encoder;

import dev.bantam.specialist.Familiarity;
import java.util.Arrays;

/**
 * Learns what is familiar, without an example of what is not: centres of the texts that were
 * learned from, and how near to them other texts of the task lie.
 */
public final class FamiliarityFit {

  private static final int MOST_CENTRES = 256;
  private static final int ROWS_A_CENTRE = 10;

  /** So many of the task's own texts in a hundred lie beyond the middle of the fall. */
  private static final double BEYOND = 0.02;

  /** How many units of the logistic curve lie between that middle and the median text. */
  private static final float UNITS = 4;

  private FamiliarityFit() {}

  /**
   * What is familiar.
   *
   * @param learned sentence vectors of the texts that were learned from; at least one
   * @param others of other texts of the task
   */
  public static Familiarity fit(float[][] learned, float[][] others, long seed) {
    int count = Math.clamp(learned.length / ROWS_A_CENTRE, 1, MOST_CENTRES);
    int dimensions = learned[0].length;
    Familiarity even = new Familiarity(Centres.of(learned, count, seed), dimensions, 0, 0);
    float[] near = new float[others.length];
    for (int row = 0; row < others.length; row++) {
      near[row] = even.nearness(others[row]);
    }
    Arrays.sort(near);
    if (near.length == 0) {
      return even;
    }
    float middle = near[(int) (BEYOND * near.length)];
    float median = near[near.length / 2];
    float slope = Math.min(500, UNITS / Math.max(1e-3f, median - middle));
    return new Familiarity(even.centres(), dimensions, middle, slope);
  }
}
