package dev.bantam.specialist;

/**
 * Finds the row of an n-gram's hash: open addressing with linear probing, at most half full, each
 * hash beside its row so that a look-up usually touches one cache line. Immutable.
 */
public final class FeatureTable {

  /** The row of a hash that is not in the table. */
  public static final int ABSENT = -1;

  /**
   * How many places a hash may lie behind its own. Hashes of texts come to a few dozen; longer ways
   * are made by somebody who wants look-ups to take for ever.
   */
  private static final int LONGEST_WAY = 256;

  private final int[] slots;
  private final int mask;

  /**
   * A table in which the hash at index i has row i.
   *
   * @throws SpecialistException when a hash occurs twice, or too many fall on the same places
   */
  public FeatureTable(int[] hashes) {
    int capacity = Math.max(16, Integer.highestOneBit(Math.max(1, hashes.length)) * 4);
    this.mask = capacity - 1;
    this.slots = new int[capacity * 2];
    for (int row = 0; row < hashes.length; row++) {
      int slot = hashes[row] & mask;
      int way = 0;
      while (slots[2 * slot + 1] != 0) {
        if (slots[2 * slot] == hashes[row]) {
          throw new SpecialistException("the hash of feature " + row + " occurs twice");
        }
        if (way++ == LONGEST_WAY) {
          throw new SpecialistException("its hashes crowd as those of no texts do");
        }
        slot = (slot + 1) & mask;
      }
      slots[2 * slot] = hashes[row];
      slots[2 * slot + 1] = row + 1;
    }
  }

  /** The row of this hash, or {@link #ABSENT}. */
  public int row(int hash) {
    int slot = hash & mask;
    while (true) {
      int row = slots[2 * slot + 1] - 1;
      if (row < 0 || slots[2 * slot] == hash) {
        return row;
      }
      slot = (slot + 1) & mask;
    }
  }
}
