package dev.bantam.learn.data;

import java.util.ArrayList;
import java.util.List;

/** Many texts as bytes one after the other, in chunks, so that millions need no object each. */
final class TextArena {

  private static final int CHUNK_BITS = 20;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final List<byte[]> chunks = new ArrayList<>();
  private long size;

  /** Appends bytes and says where they begin. */
  long add(byte[] bytes) {
    long start = size;
    size += bytes.length;
    while ((long) chunks.size() << CHUNK_BITS < size) {
      chunks.add(new byte[CHUNK]);
    }
    put(bytes, start);
    return start;
  }

  /** Writes bytes over what stands there; they end within what has been added. */
  void put(byte[] bytes, long start) {
    int done = 0;
    while (done < bytes.length) {
      int at = (int) (start + done) & (CHUNK - 1);
      int count = Math.min(bytes.length - done, CHUNK - at);
      System.arraycopy(bytes, done, chunks.get((int) ((start + done) >>> CHUNK_BITS)), at, count);
      done += count;
    }
  }

  byte[] get(long start, int length) {
    byte[] bytes = new byte[length];
    int done = 0;
    while (done < length) {
      int at = (int) (start + done) & (CHUNK - 1);
      int count = Math.min(length - done, CHUNK - at);
      System.arraycopy(chunks.get((int) ((start + done) >>> CHUNK_BITS)), at, bytes, done, count);
      done += count;
    }
    return bytes;
  }

  /** Forgets everything from there on. */
  void truncate(long length) {
    size = length;
    while (chunks.size() > (length + CHUNK - 1) >>> CHUNK_BITS) {
      chunks.removeLast();
    }
  }
}
