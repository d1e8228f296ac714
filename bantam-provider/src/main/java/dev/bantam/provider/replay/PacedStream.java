package dev.bantam.provider.replay;

import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.Ticker;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** Events that come one after another with pauses between them. */
final class PacedStream extends InputStream {

  private final Iterator<String> events;
  private final Duration pause;
  private final Ticker ticker;
  private byte[] event = {};
  private int at;
  private boolean first = true;
  private volatile boolean closed;

  /**
   * @param pause before each event but the first
   */
  PacedStream(List<String> events, Duration pause, Ticker ticker) {
    this.events = events.iterator();
    this.pause = pause;
    this.ticker = ticker;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (closed) {
      throw new ProviderException(Kind.BROKEN, "this reply was closed");
    }
    if (length == 0) {
      return 0;
    }
    if (at == event.length) {
      if (!events.hasNext()) {
        return -1;
      }
      if (!first) {
        Pauses.sleep(ticker, pause);
      }
      first = false;
      event = events.next().getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    int count = Math.min(length, event.length - at);
    System.arraycopy(event, at, into, offset, count);
    at += count;
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }
}
