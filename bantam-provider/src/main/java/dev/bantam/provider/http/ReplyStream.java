package dev.bantam.provider.http;

import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

/** A body whose reads return bytes as they come, and fail when none come in time. */
final class ReplyStream extends InputStream {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final String provider;
  private final ReplyParts parts;
  private final Duration idle;
  private Iterator<ByteBuffer> buffers = Collections.emptyIterator();
  private ByteBuffer buffer = NOTHING;
  private boolean ended;

  ReplyStream(String provider, ReplyParts parts, Duration idle) {
    this.provider = provider;
    this.parts = parts;
    this.idle = idle;
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
    while (!buffer.hasRemaining()) {
      if (buffers.hasNext()) {
        buffer = buffers.next();
      } else if (ended || !advance()) {
        ended = true;
        return -1;
      }
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(into, offset, count);
    return count;
  }

  /** False at the end of the body. */
  private boolean advance() {
    Optional<ReplyParts.Part> part;
    try {
      part = parts.next(idle);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new ProviderException(Kind.BROKEN, provider + ": interrupted within a reply", e);
    }
    if (part.isEmpty()) {
      close();
      throw new ProviderException(
          Kind.TIMEOUT, provider + ": the reply stalled longer than its idle timeout");
    }
    return switch (part.get()) {
      case ReplyParts.Bytes bytes -> {
        buffers = bytes.buffers().iterator();
        yield true;
      }
      case ReplyParts.End end -> false;
      case ReplyParts.Cancelled cancelled ->
          throw new ProviderException(Kind.BROKEN, provider + ": this reply was closed");
      case ReplyParts.Failure failure ->
          throw new ProviderException(
              Kind.BROKEN,
              "%s: the reply broke off: %s"
                  .formatted(provider, HttpExchange.reason(failure.cause())),
              failure.cause());
    };
  }

  @Override
  public void close() {
    parts.cancel();
  }
}
