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

  /** So many of the task's own texts in a hundred count as far away. */
  private static final double FAR = 0.02;

  /**
   * The middle of the fall lies so many times as far from the median text as those do. Nearer ones
   * told apart better what is foreign, and cost confidence in what is not.
   */
  private static final float REACH = 1.5f;

  /** How many units of the logistic curve the far ones lie from the median. */
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
    float median = near[near.length / 2];
    float span = Math.max(1e-2f, median - near[(int) (FAR * near.length)]);
    float middle = median - REACH * span;
    float slope = UNITS / span;
    return new Familiarity(even.centres(), dimensions, middle, slope);
  }
}
