package dev.bantam.learn.data;

import java.util.Arrays;

/** The forms that share the key of a band, bucket by bucket; found by sorting. */
final class Buckets {

  private final long[] entries;

  /** The buckets of these keys, one for each form from 0 to size. */
  Buckets(int[] keys, int size) {
    entries = new long[size];
    for (int form = 0; form < size; form++) {
      entries[form] = ((long) keys[form] << 32) | form;
    }
    Arrays.sort(entries);
  }

  /** Sees the forms of one bucket: those of {@link #form} from a place to another. */
  interface Visitor {
    void visit(Buckets buckets, int from, int to);
  }

  /** Shows every bucket of at least two forms. */
  void each(Visitor visitor) {
    int from = 0;
    while (from < entries.length) {
      int to = from + 1;
      while (to < entries.length && entries[to] >> 32 == entries[from] >> 32) {
        to++;
      }
      if (to - from > 1) {
        visitor.visit(this, from, to);
      }
      from = to;
    }
  }

  /** The form at a place; ascending inside a bucket. */
  int form(int place) {
    return (int) entries[place];
  }
}
