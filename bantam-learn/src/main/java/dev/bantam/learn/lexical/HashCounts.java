package dev.bantam.learn.lexical;

import java.util.Arrays;

/** In how many documents each hash occurs: an open-addressing table that grows. */
final class HashCounts {

  private int[] hashes = new int[1 << 16];
  private int[] counts = new int[1 << 16];
  private int[] last = new int[1 << 16];
  private int size;

  /** Counts this hash once for this document, however often it is added. */
  void add(int hash, int document) {
    int slot = slot(hash);
    if (counts[slot] == 0) {
      hashes[slot] = hash;
      counts[slot] = 1;
      last[slot] = document;
      if (++size * 2 > hashes.length) {
        grow();
      }
    } else if (last[slot] != document) {
      counts[slot]++;
      last[slot] = document;
    }
  }

  /** In how many documents this hash occurs. */
  int count(int hash) {
    return counts[slot(hash)];
  }

  /** The hashes that occur in at least so many documents, in ascending order. */
  int[] atLeast(int documents) {
    int[] kept = new int[size];
    int count = 0;
    for (int slot = 0; slot < hashes.length; slot++) {
      if (counts[slot] >= Math.max(1, documents)) {
        kept[count++] = hashes[slot];
      }
    }
    int[] sorted = Arrays.copyOf(kept, count);
    Arrays.sort(sorted);
    return sorted;
  }

  private int slot(int hash) {
    int mask = hashes.length - 1;
    int slot = hash & mask;
    while (counts[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    int[] oldHashes = hashes;
    int[] oldCounts = counts;
    int[] oldLast = last;
    hashes = new int[oldHashes.length * 2];
    counts = new int[hashes.length];
    last = new int[hashes.length];
    for (int old = 0; old < oldHashes.length; old++) {
      if (oldCounts[old] != 0) {
        int slot = slot(oldHashes[old]);
        hashes[slot] = oldHashes[old];
        counts[slot] = oldCounts[old];
        last[slot] = oldLast[old];
      }
    }
  }
}
