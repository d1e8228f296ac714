package dev.bantam.learn.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text for each row, in UTF-8. Rows are added at the end while a file is read. */
final class TextColumn {

  private final TextArena arena;
  private long[] starts;
  private int[] lengths;
  private int rows;

  TextColumn() {
    this(new TextArena(), new long[256], new int[256], 0);
  }

  private TextColumn(TextArena arena, long[] starts, int[] lengths, int rows) {
    this.arena = arena;
    this.starts = starts;
    this.lengths = lengths;
    this.rows = rows;
  }

  void add(byte[] text) {
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, Growth.of(rows));
      lengths = Arrays.copyOf(lengths, starts.length);
    }
    starts[rows] = arena.add(text);
    lengths[rows++] = text.length;
  }

  int rows() {
    return rows;
  }

  byte[] bytes(int row) {
    return arena.get(starts[row], lengths[row]);
  }

  String text(int row) {
    return new String(bytes(row), StandardCharsets.UTF_8);
  }

  /** Keeps these rows, given in ascending order, and forgets the others. */
  void keep(int[] kept) {
    long end = 0;
    int count = 0;
    for (int row : kept) {
      byte[] text = bytes(row);
      arena.put(text, end);
      starts[count] = end;
      lengths[count++] = text.length;
      end += text.length;
    }
    rows = count;
    arena.truncate(end);
  }

  /** The texts of these rows, in this order; the bytes are shared. */
  TextColumn select(int[] chosen) {
    long[] chosenStarts = new long[chosen.length];
    int[] chosenLengths = new int[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      chosenStarts[i] = starts[chosen[i]];
      chosenLengths[i] = lengths[chosen[i]];
    }
    return new TextColumn(arena, chosenStarts, chosenLengths, chosen.length);
  }
}
