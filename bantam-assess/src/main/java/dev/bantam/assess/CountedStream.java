package dev.bantam.assess;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes have been read, every mebibyte. */
final class CountedStream extends FilterInputStream {

  private static final long STEP = 1 << 20;

  private final LongConsumer read;
  private long bytes;
  private long next = STEP;

  CountedStream(InputStream in, LongConsumer read) {
    super(in);
    this.read = read;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int size = in.read(buffer, offset, length);
    count(Math.max(0, size));
    return size;
  }

  private void count(long more) {
    bytes += more;
    if (bytes >= next) {
      next = bytes + STEP;
      read.accept(bytes);
    }
  }
}
