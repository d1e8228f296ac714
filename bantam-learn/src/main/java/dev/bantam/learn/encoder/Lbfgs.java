package dev.bantam.learn.encoder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a convex function by the limited-memory quasi-Newton method (Liu and Nocedal, "On the
 * limited memory BFGS method for large scale optimization", Mathematical Programming 1989): steps
 * follow the gradient bent by what the last steps told of the curvature, and are shortened until
 * the function falls as it should (Armijo's rule).
 */
final class Lbfgs {

  private static final int MEMORY = 10;
  private static final double SUFFICIENT = 1e-4;
  private static final int MOST_HALVINGS = 20;

  private record Step(float[] moved, float[] bent, double curvature) {}

  private final Objective objective;
  private final Deque<Step> steps = new ArrayDeque<>();

  Lbfgs(Objective objective) {
    this.objective = objective;
  }

  /**
   * Moves the point towards the minimum.
   *
   * @param iterations at most
   * @param tolerance stops when the value falls by less than this share of itself
   */
  void minimise(float[] point, int iterations, double tolerance) {
    steps.clear();
    float[] gradient = new float[point.length];
    double value = objective.at(point, gradient);
    for (int i = 0; i < iterations; i++) {
      float[] direction = direction(gradient);
      double slope = dot(direction, gradient);
      if (!(slope < 0)) {
        return;
      }
      double length = steps.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
      float[] next = new float[point.length];
      float[] nextGradient = new float[point.length];
      double nextValue = Double.POSITIVE_INFINITY;
      for (int halving = 0; halving < MOST_HALVINGS; halving++) {
        moved(point, direction, length, next);
        nextValue = objective.at(next, nextGradient);
        if (nextValue <= value + SUFFICIENT * length * slope) {
          break;
        }
        length /= 2;
      }
      if (!(nextValue < value)) {
        return;
      }
      remember(point, next, gradient, nextGradient);
      System.arraycopy(next, 0, point, 0, point.length);
      boolean settled = value - nextValue <= tolerance * Math.abs(value);
      value = nextValue;
      gradient = nextGradient;
      if (settled) {
        return;
      }
    }
  }

  private void remember(float[] point, float[] next, float[] gradient, float[] nextGradient) {
    float[] moved = difference(next, point);
    float[] bent = difference(nextGradient, gradient);
    double curvature = dot(moved, bent);
    if (curvature > 1e-12) {
      steps.addLast(new Step(moved, bent, curvature));
    }
    if (steps.size() > MEMORY) {
      steps.removeFirst();
    }
  }

  /** The two-loop recursion. */
  private float[] direction(float[] gradient) {
    float[] direction = gradient.clone();
    double[] shares = new double[steps.size()];
    int index = steps.size();
    for (Iterator<Step> latest = steps.descendingIterator(); latest.hasNext(); ) {
      Step step = latest.next();
      index--;
      shares[index] = dot(step.moved, direction) / step.curvature;
      add(direction, step.bent, -shares[index]);
    }
    if (!steps.isEmpty()) {
      Step last = steps.getLast();
      scale(direction, last.curvature / dot(last.bent, last.bent));
    }
    for (Step step : steps) {
      double share = dot(step.bent, direction) / step.curvature;
      add(direction, step.moved, shares[index++] - share);
    }
    scale(direction, -1);
    return direction;
  }

  private static void moved(float[] point, float[] direction, double length, float[] next) {
    for (int i = 0; i < point.length; i++) {
      next[i] = (float) (point[i] + length * direction[i]);
    }
  }

  private static float[] difference(float[] a, float[] b) {
    float[] difference = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static void add(float[] sum, float[] vector, double factor) {
    float share = (float) factor;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += share * vector[i];
    }
  }

  private static void scale(float[] vector, double factor) {
    float share = (float) factor;
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= share;
    }
  }
}
