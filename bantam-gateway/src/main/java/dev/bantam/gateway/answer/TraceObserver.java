package dev.bantam.gateway.answer;

import dev.bantam.gateway.store.NewTrace;
import dev.bantam.gateway.store.TraceListener;
import dev.bantam.gateway.store.TraceTexts;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Looks at kept traces on a thread of its own, so that neither clients nor the thread that writes
 * wait for it. What it cannot take because too much waits is caught up on from the store.
 */
final class TraceObserver implements TraceListener, AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");
  private static final long MOST_BYTES = 8L << 20;
  private static final int OVERHEAD = 2_000;
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Consumer<NewTrace> look;
  private final Runnable catchUp;

  /** A trace and how much room it was given. */
  private record Waiting(NewTrace trace, long bytes) {}

  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private final Thread thread;
  private volatile boolean behind = true;
  private volatile boolean closing;

  /**
   * An observer that begins with catching up.
   *
   * @param look at one trace
   * @param catchUp looks at those that were kept and never looked at
   */
  TraceObserver(Consumer<NewTrace> look, Runnable catchUp) {
    this.look = look;
    this.catchUp = catchUp;
    this.thread = Thread.ofPlatform().daemon().name("bantam observes calls").start(this::run);
  }

  @Override
  public void kept(NewTrace trace) {
    if (trace.notes().call().isEmpty() || trace.texts().isEmpty()) {
      return;
    }
    if (bytes.get() > MOST_BYTES) {
      behind = true;
      return;
    }
    TraceTexts texts = trace.texts().get();
    long size = OVERHEAD + texts.request().length + (long) texts.reply().length;
    bytes.addAndGet(size);
    queue.add(new Waiting(trace.read().isPresent() ? trace.withoutTexts() : trace, size));
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      try {
        Waiting next = queue.poll(behind ? 0 : 1, TimeUnit.SECONDS);
        if (next != null) {
          bytes.addAndGet(-next.bytes());
          look.accept(next.trace());
        } else if (behind) {
          behind = false;
          catchUp.run();
        }
      } catch (InterruptedException e) {
        // It is closing: what waits is looked at first.
      } catch (RuntimeException e) {
        behind |= !closing;
        LOG.log(System.Logger.Level.WARNING, "a trace could not be observed: " + e.getMessage());
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(closing ? 0 : 500);
    } catch (InterruptedException e) {
      // It is closing.
    }
  }

  /** Looks at what waits, and ends. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
