package dev.bantam.core.guarantee;

import java.util.SplittableRandom;

/**
 * Calls whose score ranks are uniform and whose error at rank u (0 is surest) is {@code base + rise
 * u^power}.
 */
record Population(double base, double rise, int power) {

  /** The true risk of answering every call up to rank u. */
  double risk(double u) {
    return base + rise * Math.pow(u, power) / (power + 1);
  }

  /** The largest coverage whose true risk is at most alpha. */
  double hindsight(double alpha) {
    return Math.min(1, Math.pow((alpha - base) * (power + 1) / rise, 1.0 / power));
  }

  Scored draw(int rows, SplittableRandom random) {
    double[] scores = new double[rows];
    boolean[] disagrees = new boolean[rows];
    for (int i = 0; i < rows; i++) {
      double u = random.nextDouble();
      scores[i] = -u;
      disagrees[i] = random.nextDouble() < base + rise * Math.pow(u, power);
    }
    return Scored.of(scores, disagrees);
  }
}
