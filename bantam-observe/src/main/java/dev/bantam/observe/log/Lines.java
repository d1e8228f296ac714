package dev.bantam.observe.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream as bytes, one at a time in a buffer that is reused. Of a line longer than
 * {@link #LONGEST} only the fact is kept.
 */
final class Lines {

  /** In bytes. */
  static final int LONGEST = 16 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private int filled;
  private int next;
  private long number;
  private boolean tooLong;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Moves to the next line; false when there is none. */
  boolean advance() throws IOException {
    start = next;
    int scanned = start;
    tooLong = false;
    while (true) {
      for (int i = scanned; i < filled; i++) {
        if (buffer[i] == '\n') {
          end = i;
          next = i + 1;
          number++;
          return true;
        }
      }
      if (filled - start > LONGEST) {
        tooLong = true;
        filled = start;
      }
      scanned = filled;
      if (!fill()) {
        boolean some = filled > start || tooLong;
        end = filled;
        next = filled;
        number += some ? 1 : 0;
        return some;
      }
      scanned -= moved;
    }
  }

  private int moved;

  private boolean fill() throws IOException {
    moved = 0;
    if (filled == buffer.length) {
      if (start > 0) {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        moved = start;
        filled -= start;
        start = 0;
      } else {
        buffer = Arrays.copyOf(buffer, buffer.length * 2);
      }
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, read);
    return read >= 0;
  }

  byte[] bytes() {
    return buffer;
  }

  int offset() {
    return start;
  }

  int length() {
    return end - start;
  }

  /** From 1. */
  long number() {
    return number;
  }

  boolean tooLong() {
    return tooLong;
  }
}
