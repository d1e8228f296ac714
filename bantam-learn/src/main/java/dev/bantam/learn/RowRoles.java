package dev.bantam.learn;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What rows that come from live traffic may be used for.
 *
 * @param trainOnly rows that are no picture of the traffic, such as calls that climbed because they
 *     were hard, or people's corrections: never planned on
 * @param weights how much each row counts in training, 1 divided by the chance that such a row is
 *     labelled at all
 */
public record RowRoles(BitSet trainOnly, float[] weights) {

  /**
   * @throws IllegalArgumentException if a weight is not a positive number
   */
  public RowRoles {
    trainOnly = (BitSet) trainOnly.clone();
    weights = weights.clone();
    for (float weight : weights) {
      if (!(weight > 0 && Float.isFinite(weight))) {
        throw new IllegalArgumentException("a weight is a positive number, not " + weight);
      }
    }
  }

  /** Every row is a picture of the traffic and counts once. */
  public static RowRoles plain(int rows) {
    float[] weights = new float[rows];
    Arrays.fill(weights, 1);
    return new RowRoles(new BitSet(), weights);
  }
}
