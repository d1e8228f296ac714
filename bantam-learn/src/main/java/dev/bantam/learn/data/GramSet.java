package dev.bantam.learn.data;

import java.util.Arrays;

/**
 * The set of a normal form's runs of four characters, as sorted hashes; a shorter form is one run.
 * Of a long form the first 16,384 characters are looked at. Reused from one form to the next; not
 * thread-safe.
 */
final class GramSet {

  private static final int LONGEST = 1 << 14;
  private static final int GRAM = 4;

  private int[] hashes = new int[256];
  private int size;

  /** Replaces the content by this form's grams. */
  void read(NormalForm form) {
    int[] points = form.points();
    int length = Math.min(form.length(), LONGEST);
    int grams = Math.max(1, length - GRAM + 1);
    if (hashes.length < grams) {
      hashes = new int[Growth.of(grams)];
    }
    for (int start = 0; start < grams; start++) {
      long hash = 0;
      for (int i = start; i < Math.min(start + GRAM, length); i++) {
        hash = (hash ^ points[i]) * 0x9fb21c651e98df25L;
        hash ^= hash >>> 31;
      }
      hashes[start] = (int) (ContentHash.finish(hash) >>> 32);
    }
    Arrays.sort(hashes, 0, grams);
    size = 1;
    for (int i = 1; i < grams; i++) {
      if (hashes[i] != hashes[size - 1]) {
        hashes[size++] = hashes[i];
      }
    }
  }

  /** The hashes in ascending order, valid up to {@link #size()} and until the next form. */
  int[] hashes() {
    return hashes;
  }

  int size() {
    return size;
  }

  /**
   * True when two sorted sets are near: their Jaccard similarity, the common part of their union,
   * is at least 0.8. With i in common that is i / (a + b - i) >= 4/5, or 9i >= 4(a + b).
   */
  static boolean near(
      int[] one, int oneFrom, int oneSize, int[] other, int otherFrom, int otherSize) {
    long needed = 4L * (oneSize + otherSize);
    if (9L * Math.min(oneSize, otherSize) < needed) {
      return false;
    }
    int i = 0;
    int j = 0;
    int common = 0;
    while (i < oneSize && j < otherSize) {
      int left = one[oneFrom + i];
      int right = other[otherFrom + j];
      common += left == right ? 1 : 0;
      i += left <= right ? 1 : 0;
      j += right <= left ? 1 : 0;
    }
    return 9L * common >= needed;
  }
}
