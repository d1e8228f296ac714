package dev.bantam.gateway.store;

import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.config.StoreConfig.Durability;
import dev.bantam.gateway.config.StoreConfig.Recording;
import dev.bantam.gateway.relay.CallRecorder;
import dev.bantam.gateway.relay.RecordingException;
import dev.bantam.gateway.relay.RelayedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Has one thread write what was relayed, many calls in one commit.
 *
 * <p>With {@link Durability#EVERY_CALL}, {@link #record} returns when the trace is committed. With
 * {@link Durability#BATCHED} it returns at once, and the trace is committed within 50 ms unless the
 * store is slower than that; then traces wait, up to a number of bytes, and what comes on top is
 * dropped and counted.
 */
public final class Recorder implements CallRecorder, AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");
  private static final Duration GATHER = Duration.ofMillis(20);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST_AT_ONCE = 2_000;

  /** What a call occupies beside its bodies, about. */
  private static final int OVERHEAD = 2_000;

  private record Waiting(RelayedCall call, long bytes, CompletableFuture<Boolean> kept) {}

  private final TraceStore store;
  private final StoreConfig config;
  private final TraceListener listener;
  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final AtomicLong queued = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final Thread writer;
  private volatile Recording recording;
  private volatile String trouble = "";
  private volatile boolean closing;

  /** Begins to write. */
  public Recorder(TraceStore store, StoreConfig config, TraceListener listener) {
    this.store = store;
    this.config = config;
    this.listener = listener;
    this.recording = config.record();
    this.writer = Thread.ofPlatform().name("bantam writes traces").start(this::write);
  }

  @Override
  public void record(RelayedCall call) {
    if (recording == Recording.NONE) {
      return;
    }
    long bytes = OVERHEAD + call.reply().length + (long) call.call().request().body().length;
    Waiting waiting = new Waiting(call, bytes, new CompletableFuture<>());
    boolean everyCall = config.durability() == Durability.EVERY_CALL;
    if (closing || (queued.get() + bytes > config.queue() && !queue.isEmpty())) {
      dropped.incrementAndGet();
      if (everyCall) {
        throw new RecordingException("the store is too slow");
      }
      return;
    }
    queued.addAndGet(bytes);
    queue.add(waiting);
    if (everyCall) {
      await(waiting);
    }
  }

  private void await(Waiting waiting) {
    try {
      waiting.kept().join();
    } catch (CompletionException e) {
      throw new RecordingException(trouble, e);
    }
  }

  /** What is kept of a call from now on. */
  public void record(Recording what) {
    recording = what;
  }

  /** How many traces were dropped since the start because the store was too slow. */
  public long dropped() {
    return dropped.get();
  }

  /** How many bytes wait to be written. */
  public long queued() {
    return queued.get();
  }

  /** Why traces cannot be written at present; empty when they can. */
  public String trouble() {
    return trouble;
  }

  private void write() {
    List<Waiting> batch = new ArrayList<>();
    while (!closing || !queue.isEmpty()) {
      try {
        gather(batch);
      } catch (InterruptedException e) {
        // It is closing: what was gathered so far is written at once.
      }
      if (!batch.isEmpty()) {
        keep(batch);
        batch.forEach(waiting -> queued.addAndGet(-waiting.bytes()));
        batch.clear();
      }
    }
  }

  private void gather(List<Waiting> batch) throws InterruptedException {
    Waiting first = queue.poll(1, TimeUnit.SECONDS);
    if (first == null) {
      return;
    }
    batch.add(first);
    if (config.durability() == Durability.BATCHED && !closing) {
      Thread.sleep(GATHER);
    }
    queue.drainTo(batch, MOST_AT_ONCE - 1);
  }

  private void keep(List<Waiting> batch) {
    TraceMaker maker = new TraceMaker(recording, config.maxBody());
    List<NewTrace> traces =
        batch.stream()
            .map(waiting -> made(maker, waiting.call()))
            .flatMap(Optional::stream)
            .toList();
    while (true) {
      try {
        store.write(traces);
        trouble = "";
        break;
      } catch (StoreException e) {
        if (trouble.isEmpty()) {
          LOG.log(System.Logger.Level.ERROR, "traces cannot be written: " + e.getMessage());
        }
        trouble = String.valueOf(e.getMessage());
        if (config.durability() == Durability.EVERY_CALL || closing) {
          dropped.addAndGet(batch.size());
          batch.forEach(waiting -> waiting.kept().completeExceptionally(e));
          return;
        }
        pause();
      }
    }
    batch.forEach(waiting -> waiting.kept().complete(true));
    traces.forEach(this::tell);
  }

  /** A bug that one call shows must not end the recording of all others. */
  private Optional<NewTrace> made(TraceMaker maker, RelayedCall call) {
    try {
      return Optional.of(maker.make(call));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a bug in Bantam; please report it with what follows", e);
      dropped.incrementAndGet();
      return Optional.empty();
    }
  }

  private void tell(NewTrace trace) {
    try {
      listener.kept(trace);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a bug in Bantam; please report it with what follows", e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      // Try at once.
    }
  }

  /** Writes what waits, and ends. */
  @Override
  public void close() {
    closing = true;
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
