package dev.bantam.learn.encoder;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Divides rows into parts of nearly equal size, in an order drawn from a seed.
 *
 * @param of the part of each row
 * @param count how many parts there are
 */
record Folds(int[] of, int count) {

  static Folds of(int rows, int count, long seed) {
    int[] order = IntStream.range(0, rows).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    int[] of = new int[rows];
    for (int i = rows - 1; i >= 0; i--) {
      int j = random.nextInt(i + 1);
      int row = order[j];
      order[j] = order[i];
      of[row] = i % count;
    }
    return new Folds(of, count);
  }

  /** The rows of one part. */
  int[] inside(int fold) {
    return IntStream.range(0, of.length).filter(row -> of[row] == fold).toArray();
  }

  /** The rows of all other parts. */
  int[] outside(int fold) {
    return IntStream.range(0, of.length).filter(row -> of[row] != fold).toArray();
  }
}
