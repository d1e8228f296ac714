package dev.bantam.learn.lexical;

import dev.bantam.specialist.Softmax;
import java.util.SplittableRandom;

/**
 * Multinomial logistic regression with an L2 penalty, fitted by stochastic dual coordinate ascent
 * (Shalev-Shwartz and Zhang, "Stochastic dual coordinate ascent methods for regularized loss
 * minimization", JMLR 2013, and their proximal version of 2014). It minimises
 *
 * <pre>  cost * sum_i w_i loss(W x_i, y_i) + |W|^2 / 2 </pre>
 *
 * <p>Each row keeps a dual distribution q_i over the classes; the weights are always W = cost sum_i
 * w_i (y_i - q_i) x_i, and at the optimum q_i = softmax(W x_i). A visit moves q_i a step s towards
 * p = softmax(W x_i). The dual gain of that step is J(s) - s^2 a / 2 with a = cost w_i |x_i|^2 |p -
 * q|^2 and a first derivative KL(p,q) + KL(q,p) at 0, which the triangular discrimination X = sum 2
 * (p - q)^2 / (p + q) bounds from below and which the entropy loses again at the same rate; s = X /
 * (X + a) is therefore a safe Newton step without logarithms or a learning rate.
 */
final class SoftmaxRegression {

  /** The constant feature that carries the bias. */
  private static final float BIAS = 1;

  private final Vectors rows;
  private final Targets targets;
  private final int classes;
  private final float cost;
  private final float[] dual;
  private final float[] weights;
  private final float[] bias;
  private final float[] lengths;

  private SoftmaxRegression(Vectors rows, Targets targets, int features, float cost, float[] dual) {
    this.rows = rows;
    this.targets = targets;
    this.classes = targets.classes();
    this.cost = cost;
    this.dual = dual;
    this.weights = new float[Math.multiplyExact(features, classes)];
    this.bias = new float[classes];
    this.lengths = new float[rows.rows()];
    for (int row = 0; row < rows.rows(); row++) {
      float length = BIAS * BIAS;
      for (int e = rows.starts()[row]; e < rows.starts()[row + 1]; e++) {
        length += rows.weights()[e] * rows.weights()[e];
      }
      lengths[row] = length;
    }
  }

  /** Begins at q = y, where the weights are zero. */
  static SoftmaxRegression start(Vectors rows, Targets targets, int features, float cost) {
    int classes = targets.classes();
    float[] dual = new float[Math.multiplyExact(rows.rows(), classes)];
    for (int row = 0; row < rows.rows(); row++) {
      for (int c = 0; c < classes; c++) {
        dual[row * classes + c] = targets.probability(row, c);
      }
    }
    return new SoftmaxRegression(rows, targets, features, cost, dual);
  }

  /** Goes on from what is known of the same rows, seen through other features. */
  SoftmaxRegression over(Vectors otherRows, int features) {
    SoftmaxRegression next = new SoftmaxRegression(otherRows, targets, features, cost, dual);
    float[] change = new float[classes];
    for (int row = 0; row < otherRows.rows(); row++) {
      float scale = cost * targets.weight(row);
      boolean moved = false;
      for (int c = 0; c < classes; c++) {
        change[c] = scale * (targets.probability(row, c) - dual[row * classes + c]);
        moved |= change[c] != 0;
      }
      if (moved) {
        next.spread(row, change);
      }
    }
    return next;
  }

  /** Visits every row once, in an order drawn from the seed. Returns the mean step's movement. */
  double epoch(long seed) {
    int[] order = shuffled(rows.rows(), new SplittableRandom(seed));
    float[] p = new float[classes];
    double moved = 0;
    for (int row : order) {
      moved += visit(row, p);
    }
    return moved / Math.max(1, order.length);
  }

  private double visit(int row, float[] p) {
    scores(row, p);
    Softmax.normalise(p);
    int base = row * classes;
    float discrimination = 0;
    float squared = 0;
    for (int c = 0; c < classes; c++) {
      float d = p[c] - dual[base + c];
      float d2 = d * d;
      squared += d2;
      discrimination += 2 * d2 / (p[c] + dual[base + c] + 1e-20f);
    }
    if (squared < 1e-12f) {
      return 0;
    }
    float scale = cost * targets.weight(row);
    float step = discrimination / (discrimination + scale * lengths[row] * squared);
    for (int c = 0; c < classes; c++) {
      float d = step * (p[c] - dual[base + c]);
      dual[base + c] += d;
      p[c] = -scale * d;
    }
    spread(row, p);
    return step * Math.sqrt(squared);
  }

  private void scores(int row, float[] z) {
    System.arraycopy(bias, 0, z, 0, classes);
    for (int e = rows.starts()[row]; e < rows.starts()[row + 1]; e++) {
      accumulate(z, weights, rows.features()[e] * classes, rows.weights()[e]);
    }
  }

  private static void accumulate(float[] z, float[] weights, int base, float weight) {
    for (int c = 0; c < z.length; c++) {
      z[c] += weight * weights[base + c];
    }
  }

  private void spread(int row, float[] change) {
    for (int c = 0; c < classes; c++) {
      bias[c] += change[c] * BIAS;
    }
    for (int e = rows.starts()[row]; e < rows.starts()[row + 1]; e++) {
      add(weights, rows.features()[e] * classes, change, rows.weights()[e]);
    }
  }

  private static void add(float[] weights, int base, float[] change, float weight) {
    for (int c = 0; c < change.length; c++) {
      weights[base + c] += weight * change[c];
    }
  }

  private static int[] shuffled(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Feature-major: the weight of feature f for class c is at {@code f * classes + c}. */
  float[] weights() {
    return weights;
  }

  float[] bias() {
    return bias;
  }
}
