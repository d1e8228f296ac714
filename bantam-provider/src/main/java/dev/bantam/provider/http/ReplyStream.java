package dev.bantam.provider.http;

import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A body whose reads return bytes as they come, and fail when none come in time. */
final class ReplyStream extends InputStream {

  private enum State {
    OPEN,
    WHOLE,
    CLOSED
  }

  private final String provider;
  private final InputStream content;
  private final Duration idle;
  private final Wait wait;
  private final Runnable cancel;
  private final Runnable over;
  private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

  /**
   * @param content never closed, since that would read it to its end
   * @param idle how long a read may take
   * @param cancel ends the connection, which wakes who reads
   * @param over told once that nothing is read any more
   */
  ReplyStream(
      String provider,
      InputStream content,
      Duration idle,
      Wait wait,
      Runnable cancel,
      Runnable over) {
    this.provider = provider;
    this.content = content;
    this.idle = idle;
    this.wait = wait;
    this.cancel = cancel;
    this.over = over;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (state.get() == State.CLOSED) {
      throw new ProviderException(Kind.BROKEN, closed());
    }
    return state.get() == State.WHOLE ? -1 : readOn(into, offset, length);
  }

  private int readOn(byte[] into, int offset, int length) {
    try {
      wait.atMost(idle);
      int count = content.read(into, offset, length);
      wait.pause();
      if (count < 0 && state.compareAndSet(State.OPEN, State.WHOLE)) {
        over.run();
      }
      return count;
    } catch (IOException | IllegalStateException e) {
      throw failure(e);
    }
  }

  private ProviderException failure(Exception e) {
    boolean closed = state.get() == State.CLOSED;
    close();
    if (Thread.currentThread().isInterrupted()) {
      return new ProviderException(Kind.CANCELLED, provider + ": interrupted within a reply", e);
    }
    if (wait.timedOut()) {
      return new ProviderException(
          Kind.TIMEOUT, provider + ": the reply stalled longer than its idle timeout", e);
    }
    return new ProviderException(
        Kind.BROKEN,
        closed
            ? closed()
            : "%s: the reply broke off: %s".formatted(provider, HttpExchange.reason(e)),
        e);
  }

  private String closed() {
    return provider + ": this reply was closed";
  }

  /** Ends the connection unless the body is whole; wakes who reads. */
  @Override
  public void close() {
    if (state.compareAndSet(State.OPEN, State.CLOSED)) {
      cancel.run();
      over.run();
    }
  }
}
