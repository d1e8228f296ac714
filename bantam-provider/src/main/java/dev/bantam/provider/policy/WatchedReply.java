package dev.bantam.provider.policy;

import dev.bantam.provider.ProviderException;
import dev.bantam.provider.ProviderException.Kind;
import dev.bantam.provider.ProviderReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A reply that tells once how it ended. */
final class WatchedReply implements ProviderReply {

  /** How a reply ended. */
  enum End {
    /** It was read to its end. */
    WHOLE,
    /** It broke off or stalled. */
    BROKEN,
    /** Its reader closed it before, or gave up. */
    LEFT
  }

  private final ProviderReply reply;
  private final Consumer<End> told;
  private volatile boolean left;
  private final AtomicBoolean over = new AtomicBoolean();
  private final InputStream body = new Body();

  WatchedReply(ProviderReply reply, Consumer<End> told) {
    this.reply = reply;
    this.told = told;
  }

  private void tell(End end) {
    if (over.compareAndSet(false, true)) {
      told.accept(end);
    }
  }

  @Override
  public int status() {
    return reply.status();
  }

  @Override
  public Optional<String> answeredBy() {
    return reply.answeredBy();
  }

  @Override
  public Map<String, List<String>> headers() {
    return reply.headers();
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {
    left = true;
    try {
      reply.close();
    } finally {
      tell(End.LEFT);
    }
  }

  private final class Body extends InputStream {

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        int count = reply.body().read(into, offset, length);
        if (count < 0) {
          tell(End.WHOLE);
        }
        return count;
      } catch (ProviderException e) {
        tell(left || e.kind() == Kind.CANCELLED ? End.LEFT : End.BROKEN);
        throw e;
      } catch (IOException e) {
        tell(left ? End.LEFT : End.BROKEN);
        throw e;
      }
    }

    @Override
    public void close() {
      WatchedReply.this.close();
    }
  }
}
