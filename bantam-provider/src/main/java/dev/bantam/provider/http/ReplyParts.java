package dev.bantam.provider.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The parts of a body between the client, which brings them, and one thread that takes them. One
 * part waits at most, so that a server faster than its reader has to wait too.
 */
final class ReplyParts implements BodySubscriber<ReplyParts> {

  /** What can come next. */
  sealed interface Part {}

  /** Bytes, as many as came together. */
  record Bytes(List<ByteBuffer> buffers) implements Part {}

  /** The body is whole. */
  record End() implements Part {}

  /** The body broke off. */
  record Failure(Throwable cause) implements Part {}

  /** Nobody wants the rest. */
  record Cancelled() implements Part {}

  /** Before the client has begun to bring anything. */
  private record NoSource() implements Subscription {

    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }

  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private volatile Subscription source = new NoSource();
  private volatile boolean cancelled;

  /** Known at once: whoever asked gets the reply when its head is there. */
  @Override
  public CompletionStage<ReplyParts> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Subscription incoming) {
    source = incoming;
    if (cancelled) {
      incoming.cancel();
    } else {
      incoming.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    parts.add(new Bytes(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    parts.add(new Failure(cause));
  }

  @Override
  public void onComplete() {
    parts.add(new End());
  }

  /** Waits for the next part so long at the longest. What is no bytes comes again and again. */
  Optional<Part> next(Duration longest) throws InterruptedException {
    if (cancelled) {
      return Optional.of(new Cancelled());
    }
    Part part = parts.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    if (part instanceof Bytes) {
      source.request(1);
    } else if (part != null) {
      parts.add(part);
    }
    return Optional.ofNullable(part);
  }

  /** Ends the connection unless the body is whole; wakes who waits. */
  void cancel() {
    cancelled = true;
    parts.add(new Cancelled());
    source.cancel();
  }
}
