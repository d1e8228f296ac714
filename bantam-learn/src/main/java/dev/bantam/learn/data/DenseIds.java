package dev.bantam.learn.data;

/** Numbers the different keys that come, from 0 in the order of their coming. */
final class DenseIds {

  private long[] keys = new long[1 << 10];

  /** The number of each slot's key plus one; 0 where the slot is free. */
  private int[] numbers = new int[1 << 10];

  private int size;

  /** How many different keys have come. */
  int size() {
    return size;
  }

  /** The number of a key that has come, or -1. */
  int find(long key) {
    return numbers[slot(key)] - 1;
  }

  /** The number of a key, which comes now if it has not before. */
  int add(long key) {
    int slot = slot(key);
    if (numbers[slot] != 0) {
      return numbers[slot] - 1;
    }
    keys[slot] = key;
    numbers[slot] = ++size;
    if (size * 2 > keys.length) {
      grow();
    }
    return size - 1;
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) ContentHash.finish(key) & mask;
    while (numbers[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldNumbers = numbers;
    keys = new long[oldKeys.length * 2];
    numbers = new int[keys.length];
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldNumbers[old] != 0) {
        int slot = slot(oldKeys[old]);
        keys[slot] = oldKeys[old];
        numbers[slot] = oldNumbers[old];
      }
    }
  }
}
