package dev.bantam.learn.lexical;

import java.util.Arrays;

/**
 * What each row should be answered with: one class, or a distribution over the classes when another
 * model's opinion is distilled; and how much the row counts.
 */
public sealed interface Targets {

  int classes();

  /** The wanted probability of a class. */
  float probability(int row, int chosen);

  /** How much the row counts; 1 unless said otherwise. */
  float weight(int row);

  /** One class per row, with a weight each. */
  record Hard(int[] chosen, float[] weights, int classes) implements Targets {
    /** Rows that count alike. */
    public Hard(int[] chosen, int classes) {
      this(chosen, ones(chosen.length), classes);
    }

    private static float[] ones(int length) {
      float[] ones = new float[length];
      Arrays.fill(ones, 1);
      return ones;
    }

    @Override
    public float probability(int row, int c) {
      return chosen[row] == c ? 1 : 0;
    }

    @Override
    public float weight(int row) {
      return weights[row];
    }
  }

  /** A distribution per row, row after row, with a weight each. */
  record Soft(float[] probabilities, float[] weights, int classes) implements Targets {
    public Soft {
      if (probabilities.length != weights.length * classes) {
        throw new IllegalArgumentException(
            Arrays.toString(new int[] {probabilities.length, weights.length, classes}));
      }
    }

    @Override
    public float probability(int row, int c) {
      return probabilities[row * classes + c];
    }

    @Override
    public float weight(int row) {
      return weights[row];
    }
  }
}
