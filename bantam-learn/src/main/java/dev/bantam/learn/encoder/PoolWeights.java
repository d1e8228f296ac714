package dev.bantam.learn.encoder;

import dev.bantam.specialist.Softmax;
import java.util.List;

/**
 * How much the opinions of two rungs count when they are pooled: the weights of greatest likelihood
 * on rows that neither learned from. With a single opinion it is its inverse temperature.
 *
 * @param own of the encoder's logits, at least 0
 * @param lower of the logits of the rung below, at least 0
 * @param loss the mean cross-entropy of the pooled answers on those rows
 */
public record PoolWeights(float own, float lower, double loss) {

  /** What the weights are believed to be before a row is seen; the belief weighs as one row. */
  private static final double PRIOR = 0.5;

  private static final int STEPS = 50;
  private static final double MOST = 500;

  /**
   * The best weights.
   *
   * @param own for each row the encoder's logits
   * @param lower for each row those of the rung below; empty when there is none
   * @param values the right value of each row
   */
  public static PoolWeights fit(List<float[]> own, List<float[]> lower, int[] values) {
    boolean alone = lower.isEmpty();
    PoolWeights both = alone ? only(own, values, true) : newton(own, lower, values);
    if (alone || (both.own > 0 && both.lower > 0)) {
      return both;
    }
    PoolWeights first = only(own, values, true);
    PoolWeights second = only(lower, values, false);
    return first.loss <= second.loss ? first : second;
  }

  private static PoolWeights only(List<float[]> logits, int[] values, boolean own) {
    PoolWeights found = newton(logits, List.of(), values);
    return own ? found : new PoolWeights(0, found.own, found.loss);
  }

  private static PoolWeights newton(List<float[]> first, List<float[]> second, int[] values) {
    Likelihood at = new Likelihood(first, second, values);
    double a = second.isEmpty() ? 1 : PRIOR;
    double b = second.isEmpty() ? 0 : PRIOR;
    double loss = at.evaluate(a, b);
    for (int step = 0; step < STEPS; step++) {
      double[] move = at.newtonStep();
      double share = 1;
      double next = Double.POSITIVE_INFINITY;
      for (; share > 1e-3; share /= 2) {
        next = at.evaluate(a + share * move[0], b + share * move[1]);
        if (next <= loss) {
          break;
        }
      }
      if (!(next <= loss)) {
        break;
      }
      a += share * move[0];
      b += share * move[1];
      boolean settled = loss - next < 1e-9;
      loss = next;
      if (settled) {
        break;
      }
    }
    double ownWeight = Math.clamp(a, 0, MOST);
    double lowerWeight = Math.clamp(b, 0, MOST);
    return new PoolWeights((float) ownWeight, (float) lowerWeight, at.mean(ownWeight, lowerWeight));
  }

  /** The sum of losses as a function of both weights, with its slope and curvature. */
  private static final class Likelihood {
    private final List<float[]> first;
    private final List<float[]> second;
    private final int[] values;
    private double slopeA;
    private double slopeB;
    private double bendAA;
    private double bendAB;
    private double bendBB;

    Likelihood(List<float[]> first, List<float[]> second, int[] values) {
      this.first = first;
      this.second = second;
      this.values = values;
    }

    double mean(double a, double b) {
      double sum = 0;
      for (int row = 0; row < values.length; row++) {
        sum += Softmax.surprise(pooled(row, a, b), values[row]);
      }
      return values.length == 0 ? 0 : sum / values.length;
    }

    double evaluate(double a, double b) {
      boolean alone = second.isEmpty();
      double beliefA = a - (alone ? 1 : PRIOR);
      double beliefB = b - (alone ? 0 : PRIOR);
      slopeA = beliefA;
      slopeB = beliefB;
      bendAA = 1;
      bendAB = 0;
      bendBB = 1;
      double sum = (beliefA * beliefA + beliefB * beliefB) / 2;
      for (int row = 0; row < values.length; row++) {
        float[] p = pooled(row, a, b);
        sum += Softmax.surprise(p, values[row]);
        Softmax.normalise(p);
        add(p, first.get(row), alone ? new float[p.length] : second.get(row), values[row]);
      }
      return sum;
    }

    private float[] pooled(int row, double a, double b) {
      float[] z = first.get(row).clone();
      for (int c = 0; c < z.length; c++) {
        z[c] = (float) (a * z[c] + (second.isEmpty() ? 0 : b * second.get(row)[c]));
      }
      return z;
    }

    private void add(float[] p, float[] u, float[] v, int value) {
      double meanU = 0;
      double meanV = 0;
      for (int c = 0; c < p.length; c++) {
        meanU += p[c] * u[c];
        meanV += p[c] * v[c];
      }
      for (int c = 0; c < p.length; c++) {
        bendAA += p[c] * (u[c] - meanU) * (u[c] - meanU);
        bendAB += p[c] * (u[c] - meanU) * (v[c] - meanV);
        bendBB += p[c] * (v[c] - meanV) * (v[c] - meanV);
      }
      slopeA += meanU - u[value];
      slopeB += meanV - v[value];
    }

    double[] newtonStep() {
      double determinant = bendAA * bendBB - bendAB * bendAB;
      return new double[] {
        (bendAB * slopeB - bendBB * slopeA) / determinant,
        (bendAB * slopeA - bendAA * slopeB) / determinant
      };
    }
  }
}
