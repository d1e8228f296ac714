package dev.bantam.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads lines of which only a beginning is kept, so that no input can fill the memory. */
final class BoundedLines {

  /** More than a specialist reads of a text. */
  private static final int LONGEST = 1 << 20;

  private final Reader reader;
  private final char[] buffer = new char[1 << 16];
  private final StringBuilder line = new StringBuilder();
  private int start;
  private int end;

  BoundedLines(Reader reader) {
    this.reader = reader;
  }

  /** Whether the next line may have to be waited for. */
  boolean waits() throws IOException {
    return start == end && !reader.ready();
  }

  /** The next line without its end; empty after the last one. */
  Optional<String> next() throws IOException {
    line.setLength(0);
    boolean any = false;
    while (fill()) {
      any = true;
      int at = start;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.append(buffer, start, Math.min(at - start, LONGEST - line.length()));
      start = Math.min(at + 1, end);
      if (at < end) {
        break;
      }
    }
    if (!any) {
      return Optional.empty();
    }
    int length = line.length();
    boolean carriageReturn = length > 0 && line.charAt(length - 1) == '\r';
    return Optional.of(line.substring(0, carriageReturn ? length - 1 : length));
  }

  private boolean fill() throws IOException {
    if (start == end) {
      start = 0;
      end = Math.max(0, reader.read(buffer));
    }
    return end > start;
  }
}
