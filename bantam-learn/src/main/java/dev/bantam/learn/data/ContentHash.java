package dev.bantam.learn.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The 128-bit hash of a row's content: its input, and each field's value whatever the order of the
 * fields. Reused from row to row; not thread-safe.
 *
 * <p>The bytes are hashed by MurmurHash3_x64_128 (A. Appleby, public domain).
 */
final class ContentHash {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long C1 = 0x87c37b91114253d5L;
  private static final long C2 = 0x4cf5ad432745937fL;

  private long h1;
  private long h2;
  private long first;
  private long second;

  /** Begins with a row's input. */
  void start(byte[] input) {
    murmur(input);
    first = h1;
    second = h2;
  }

  /** Adds the value of a field. */
  void add(String field, String value) {
    murmur((field.length() + ":" + field + value).getBytes(StandardCharsets.UTF_8));
    first += h1 * C1;
    second += h2 * C2;
  }

  long first() {
    return first;
  }

  long second() {
    return second;
  }

  private void murmur(byte[] bytes) {
    h1 = 0;
    h2 = 0;
    int whole = bytes.length & ~15;
    for (int i = 0; i < whole; i += 16) {
      h1 ^= mix1((long) LONGS.get(bytes, i));
      h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
      h2 ^= mix2((long) LONGS.get(bytes, i + 8));
      h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
    }
    h2 ^= mix2(tail(bytes, whole + 8, bytes.length));
    h1 ^= mix1(tail(bytes, whole, Math.min(whole + 8, bytes.length)));
    h1 ^= bytes.length;
    h2 ^= bytes.length;
    h1 += h2;
    h2 += h1;
    h1 = finish(h1);
    h2 = finish(h2);
    h1 += h2;
    h2 += h1;
  }

  private static long tail(byte[] bytes, int from, int to) {
    long word = 0;
    for (int i = from; i < to; i++) {
      word |= (bytes[i] & 0xffL) << (8 * (i - from));
    }
    return word;
  }

  private static long mix1(long word) {
    return Long.rotateLeft(word * C1, 31) * C2;
  }

  private static long mix2(long word) {
    return Long.rotateLeft(word * C2, 33) * C1;
  }

  /** Spreads every bit of a word over all others. */
  static long finish(long word) {
    long mixed = (word ^ (word >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
