package dev.bantam.learn.data;

import java.util.Arrays;

/**
 * How often each content has occurred so far. Holds a bounded number of contents; those that come
 * when it is full always count as new, so that memory stays constant.
 */
final class Occurrences {

  private final int most;
  private final DenseIds ids = new DenseIds();
  private int[] counts = new int[1 << 9];

  /**
   * An empty count.
   *
   * @param most how many different contents are held
   */
  Occurrences(int most) {
    this.most = most;
  }

  /** How often this content has occurred before; counts it once more. */
  int next(long first, long second) {
    long key = first ^ Long.rotateLeft(second, 23);
    int id = ids.size() < most ? ids.add(key) : ids.find(key);
    if (id < 0) {
      return 0;
    }
    if (id >= counts.length) {
      counts = Arrays.copyOf(counts, Growth.of(id));
    }
    return counts[id]++;
  }
}
