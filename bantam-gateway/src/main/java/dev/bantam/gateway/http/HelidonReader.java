package dev.bantam.gateway.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.LazyString;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connection as Helidon's own reader does, from one array instead of a chain of them. In a
 * chain each piece points to the next: once the collector has moved one piece of a long-lived
 * connection to the old generation, it has to keep all later ones too.
 *
 * <p>Bytes that were handed out are never written again: what is handed out may be a view.
 */
final class HelidonReader extends DataReader {

  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final Supplier<byte @Nullable []> source;
  private byte[] bytes;
  private int from;
  private int to;

  /**
   * @param begun what has come already
   * @param source the next bytes that come; null at the end of the connection
   */
  @SuppressWarnings("removal") // its factory methods leave no room for a reader of another kind
  HelidonReader(byte[] begun, Supplier<byte @Nullable []> source) {
    super(source);
    this.source = source;
    this.bytes = begun;
    this.to = begun.length;
  }

  @Override
  public int available() {
    return to - from;
  }

  @Override
  public void pullData() {
    byte @Nullable [] more = source.get();
    if (more == null) {
      throw new InsufficientDataAvailableException();
    }
    int held = to - from;
    if (held == 0) {
      bytes = more;
      from = 0;
      to = more.length;
      return;
    }
    if (bytes.length - to < more.length) {
      long room = Math.max((long) held + more.length, 2L * held);
      byte[] larger = new byte[(int) Math.min(room, LARGEST)];
      System.arraycopy(bytes, from, larger, 0, held);
      bytes = larger;
      from = 0;
      to = held;
    }
    System.arraycopy(more, 0, bytes, to, more.length);
    to += more.length;
  }

  private void require(int length) {
    while (to - from < length) {
      pullData();
    }
  }

  private byte at(int index) {
    require(index + 1);
    return bytes[from + index];
  }

  @Override
  public void skip(int length) {
    int left = length;
    while (left > 0) {
      ensureAvailable();
      int some = Math.min(left, to - from);
      from += some;
      left -= some;
    }
  }

  @Override
  public void ensureAvailable() {
    require(1);
  }

  @Override
  public byte read() {
    byte next = at(0);
    from++;
    return next;
  }

  @Override
  public byte lookup() {
    return at(0);
  }

  @Override
  public boolean startsWithNewLine() {
    return at(0) == '\r' && at(1) == '\n';
  }

  @Override
  public boolean startsWith(byte[] prefix) {
    require(1);
    for (int i = 0; i < prefix.length; i++) {
      if (at(i) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public BufferData readBuffer() {
    ensureAvailable();
    return readBuffer(to - from);
  }

  @Override
  public BufferData readBuffer(int length) {
    BufferData some = getBuffer(length);
    from += length;
    return some;
  }

  @Override
  public BufferData getBuffer(int length) {
    require(Math.max(1, length));
    return BufferData.createReadOnly(bytes, from, length);
  }

  @Override
  public LazyString readLazyString(Charset charset, int length) {
    require(Math.max(1, length));
    LazyString text = new LazyString(bytes, from, length, charset);
    from += length;
    return text;
  }

  @Override
  public String readAsciiString(int length) {
    require(Math.max(1, length));
    String text = new String(bytes, from, length, StandardCharsets.US_ASCII);
    from += length;
    return text;
  }

  @Override
  public byte[] readBytes(int length) {
    require(Math.max(1, length));
    byte[] some = Arrays.copyOfRange(bytes, from, from + length);
    from += length;
    return some;
  }

  @Override
  public String readLine() {
    String line = readAsciiString(findNewLine(Integer.MAX_VALUE));
    skip(2);
    return line;
  }

  @Override
  public int findOrNewLine(byte wanted, int most) {
    int index = find(wanted, true, most);
    return index < most && at(index) == '\r' ? -index - 1 : index;
  }

  @Override
  public int findNewLine(int most) {
    return find((byte) '\r', false, most);
  }

  /** Where this byte or a line's end is, but no further than this. */
  private int find(byte wanted, boolean orWanted, int most) {
    require(1);
    for (int i = 0; i < most; i++) {
      byte next = at(i);
      if (next == '\n') {
        throw new IncorrectNewLineException("a line feed without a carriage return before it");
      }
      if (next == '\r') {
        if (at(i + 1) != '\n') {
          throw new IncorrectNewLineException("a carriage return without a line feed after it");
        }
        return i;
      }
      if (orWanted && next == wanted) {
        return i;
      }
    }
    return most;
  }

  @Override
  public String debugDataHex() {
    return BufferData.createReadOnly(bytes, from, to - from).debugDataHex(true);
  }
}
