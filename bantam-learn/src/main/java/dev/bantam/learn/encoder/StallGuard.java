package dev.bantam.learn.encoder;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * A stream that does not wait for ever: when nothing has come for a while it is closed under its
 * reader, who is told why.
 */
final class StallGuard extends FilterInputStream {

  private final Duration patience;
  private final Thread guard;
  private volatile long last = System.nanoTime();
  private volatile boolean stalled;

  /**
   * @param patience how long nothing may come
   */
  StallGuard(InputStream in, Duration patience) {
    super(in);
    this.patience = patience;
    this.guard = Thread.ofVirtual().start(this::watch);
  }

  private void watch() {
    try {
      for (long left = patience.toNanos(); left > 0; left = left()) {
        Thread.sleep(Duration.ofNanos(left));
      }
      stalled = true;
      in.close();
    } catch (InterruptedException | IOException e) {
      // The reader is done, or learns it from its own next read.
    }
  }

  private long left() {
    return patience.toNanos() - (System.nanoTime() - last);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int read = super.read(bytes, offset, length);
      last = System.nanoTime();
      if (!stalled) {
        return read;
      }
    } catch (IOException e) {
      if (!stalled) {
        throw e;
      }
    }
    throw new HttpTimeoutException("nothing came for %d s".formatted(patience.toSeconds()));
  }

  @Override
  public void close() throws IOException {
    guard.interrupt();
    super.close();
  }
}
