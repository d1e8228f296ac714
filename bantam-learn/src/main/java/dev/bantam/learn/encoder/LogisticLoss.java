package dev.bantam.learn.encoder;

import dev.bantam.specialist.Layer;
import java.util.Arrays;

/**
 * What a multinomial logistic regression makes small: the mean cross-entropy and a penalty on the
 * squares of the weights, not of the bias.
 */
final class LogisticLoss implements Objective {

  private static final int TOGETHER = 64;

  private final DenseRows rows;
  private final double penalty;
  private final double total;
  private final Affine affine;
  private final float[][] vectors = new float[TOGETHER][];
  private final float[][] outputs;

  /**
   * @param penalty half of it times the squared length of the weights is added to the mean loss
   */
  LogisticLoss(DenseRows rows, double penalty) {
    this.rows = rows;
    this.penalty = penalty;
    this.total = Math.max(rows.totalWeight(), Float.MIN_NORMAL);
    this.affine = new Affine(0, rows.dimensions(), rows.classes());
    this.outputs = new float[TOGETHER][rows.classes()];
  }

  /** The point as an affine map. */
  Layer layer(float[] point) {
    return affine.layer(point);
  }

  @Override
  public double at(float[] point, float[] gradient) {
    Arrays.fill(gradient, 0);
    double loss = 0;
    for (int start = 0; start < rows.size(); start += TOGETHER) {
      int count = Math.min(TOGETHER, rows.size() - start);
      for (int k = 0; k < count; k++) {
        vectors[k] = rows.vector(start + k);
      }
      affine.forward(point, vectors, outputs, count);
      for (int k = 0; k < count; k++) {
        loss += rows.turnIntoSlopes(start + k, outputs[k], total);
      }
      affine.gather(gradient, vectors, outputs, count);
    }
    return loss / total + shrink(point, gradient);
  }

  private double shrink(float[] point, float[] gradient) {
    float share = (float) penalty;
    double squared = 0;
    for (int i = 0; i < affine.inputs() * affine.outputs(); i++) {
      squared += (double) point[i] * point[i];
      gradient[i] += share * point[i];
    }
    return penalty / 2 * squared;
  }
}
