package dev.bantam.learn.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Keeps a uniform sample of the rows once they are more than fit: those of lowest key, where a
 * row's key is a keyed hash of what identifies it (bottom-k sampling, E. Cohen and H. Kaplan,
 * 2007). The rows that remain are therefore the same in whatever order the rows come, and they are
 * the longest beginning, by key, of all rows that fits the limit.
 *
 * <p>Rows without an id are identified by their content and by how many like them came before. That
 * is counted exactly for the first 1,048,576 different contents; later ones share one key among
 * their repeats, which then stay or go together.
 */
final class UniformSample {

  private static final int COUNTED_CONTENTS = 1 << 20;

  private final long seed;
  private final long maximum;
  private final boolean byId;
  private final Occurrences occurrences = new Occurrences(COUNTED_CONTENTS);
  private boolean thinning;
  private long[] keys = new long[0];

  /** Rows at or above this key are not kept. */
  private long bound = Long.MAX_VALUE;

  /** The key of the row admitted last. */
  private long admitted;

  /**
   * A sample that keeps everything yet.
   *
   * @param maximum how many characters of input may remain
   * @param byId true when the hash is that of an id, so that equal ones are the same row
   */
  UniformSample(long seed, long maximum, boolean byId) {
    this.seed = ContentHash.finish(seed + 0x9e3779b97f4a7c15L);
    this.maximum = maximum;
    this.byId = byId;
  }

  /**
   * Whether a row with this hash is to be added to the store. After a yes, add it and call {@link
   * #added}.
   */
  boolean admits(long first, long second) {
    if (!thinning) {
      return true;
    }
    long key = key(first, second);
    if (key >= bound) {
      return false;
    }
    admitted = key;
    return true;
  }

  /**
   * Takes note that the row just admitted is now the store's last, and thins it when it is full.
   */
  void added(RowStore store) {
    if (thinning) {
      if (store.rows() > keys.length) {
        keys = Arrays.copyOf(keys, Growth.of(keys.length));
      }
      keys[store.rows() - 1] = admitted;
    }
    if (store.characters() > maximum + maximum / 8) {
      thin(store);
    }
  }

  /** Brings the store within the limit, when all rows have been read. */
  void finish(RowStore store) {
    if (store.characters() > maximum) {
      thin(store);
    }
  }

  private void thin(RowStore store) {
    if (!thinning) {
      thinning = true;
      keys = new long[store.rows()];
      for (int row = 0; row < keys.length; row++) {
        keys[row] = key(store.first(row), store.second(row));
      }
    }
    bound = largestBound(store);
    int[] kept = IntStream.range(0, store.rows()).filter(row -> keys[row] < bound).toArray();
    for (int i = 0; i < kept.length; i++) {
      keys[i] = keys[kept[i]];
    }
    store.keep(kept);
  }

  /** The largest bound below which no more than the limit remains, by bisection. */
  private long largestBound(RowStore store) {
    long low = 0;
    long high = bound;
    while (low < high) {
      long middle = low + (high - low) / 2 + 1;
      if (charactersBelow(store, middle) <= maximum) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private long charactersBelow(RowStore store, long candidate) {
    long sum = 0;
    for (int row = 0; row < store.rows(); row++) {
      sum += keys[row] < candidate ? store.characters(row) : 0;
    }
    return sum;
  }

  private long key(long first, long second) {
    int repeat = byId ? 0 : occurrences.next(first, second);
    long mixed = ContentHash.finish(first ^ seed) + repeat * 0x9e3779b97f4a7c15L;
    return ContentHash.finish(mixed ^ second) >>> 1;
  }
}
