package dev.bantam.learn.data;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** Reads a text line by line into one buffer; LF, CRLF and CR end a line. */
final class LineReader {

  private final String file;
  private final Reader in;
  private final char[] block = new char[1 << 14];
  private int blockAt;
  private int blockEnd;
  private char[] line = new char[1 << 12];
  private int length;
  private long number;
  private boolean afterReturn;

  LineReader(String file, Reader in) {
    this.file = file;
    this.in = in;
  }

  /** Reads the next line; false at the end of the text. */
  boolean next() throws IOException {
    length = 0;
    number++;
    while (true) {
      if (blockAt == blockEnd) {
        blockEnd = in.read(block, 0, block.length);
        blockAt = 0;
        if (blockEnd < 0) {
          blockEnd = 0;
          return length > 0;
        }
      }
      if (afterReturn && block[blockAt] == '\n') {
        blockAt++;
        afterReturn = false;
        continue;
      }
      afterReturn = false;
      int from = blockAt;
      while (blockAt < blockEnd && block[blockAt] != '\n' && block[blockAt] != '\r') {
        blockAt++;
      }
      append(from, blockAt);
      if (blockAt < blockEnd) {
        afterReturn = block[blockAt++] == '\r';
        return true;
      }
    }
  }

  /** The line's characters, valid up to {@link #length()} and until the next line. */
  char[] characters() {
    return line;
  }

  int length() {
    return length;
  }

  /** The line's number, from 1. */
  long number() {
    return number;
  }

  boolean blank() {
    for (int i = 0; i < length; i++) {
      if (!Character.isWhitespace(line[i])) {
        return false;
      }
    }
    return true;
  }

  private void append(int from, int to) {
    int added = to - from;
    if (length + added > Limits.RECORD) {
      throw DataException.at(
          file,
          number,
          "longer than %,d characters. Each line must be one JSON object of a row; shorten it."
              .formatted(Limits.RECORD));
    }
    if (length + added > line.length) {
      line = Arrays.copyOf(line, Math.max(length + added, line.length * 2));
    }
    System.arraycopy(block, from, line, length, added);
    length += added;
  }
}
