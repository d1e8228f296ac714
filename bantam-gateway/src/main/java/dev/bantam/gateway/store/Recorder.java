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
 *
 * <p>So is a trace that the store refuses for what it holds; those beside it are written. After an
 * {@link Error} nothing is written any more: whoever waits fails, and {@link #trouble} says so.
 */
public final class Recorder implements CallRecorder, AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");
  private static final String BUG = "a bug in Bantam; please report it with what follows";
  private static final Duration GATHER = Duration.ofMillis(20);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST_AT_ONCE = 2_000;

  /** What a call occupies beside its bodies, about. */
  private static final int OVERHEAD = 2_000;

  /**
   * How many bytes of bodies are decoded before they are written: a small body may be a large text.
   */
  private static final long DECODED_AT_ONCE = 16 << 20;

  private record Waiting(RelayedCall call, long bytes, CompletableFuture<Boolean> kept) {}

  private record Made(Waiting waiting, NewTrace trace) {}

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
  private volatile boolean ended;

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
    if (closing || ended || (queued.get() + bytes > config.queue() && !queue.isEmpty())) {
      dropped.incrementAndGet();
      if (everyCall) {
        throw new RecordingException(ended ? trouble : "the store is too slow");
      }
      return;
    }
    queued.addAndGet(bytes);
    queue.add(waiting);
    if (ended) {
      // It ended while this one was on its way into the queue.
      loseAll(List.of(), new StoreException("traces are no longer written"));
    }
    if (everyCall) {
      await(waiting);
    }
  }

  private void await(Waiting waiting) {
    try {
      waiting.kept().join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      throw new RecordingException(String.valueOf((cause == null ? e : cause).getMessage()), e);
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
    StoreException why = new StoreException("the gateway ends");
    try {
      while (!closing || !queue.isEmpty()) {
        try {
          gather(batch);
        } catch (InterruptedException e) {
          // It is closing: what was gathered so far is written at once.
        }
        keep(batch);
        batch.clear();
      }
    } catch (Error e) {
      // Nothing can be promised after an error of the machine; whoever waits has to hear of it.
      trouble = "traces are no longer written, until a restart: " + e;
      why = new StoreException(trouble, e);
      LOG.log(System.Logger.Level.ERROR, trouble, e);
    } finally {
      ended = true;
      loseAll(batch, why);
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
    List<Made> portion = new ArrayList<>();
    long decoded = 0;
    for (Waiting waiting : batch) {
      Optional<NewTrace> trace = made(maker, waiting);
      if (trace.isPresent()) {
        portion.add(new Made(waiting, trace.get()));
        decoded += trace.get().texts().map(TraceTexts::bytes).orElse(0L);
      }
      if (decoded >= DECODED_AT_ONCE) {
        commit(List.copyOf(portion));
        portion.clear();
        decoded = 0;
      }
    }
    if (!portion.isEmpty()) {
      commit(List.copyOf(portion));
    }
  }

  /** Writes these in one commit; one by one if there is one among them that cannot be written. */
  private void commit(List<Made> some) {
    while (true) {
      try {
        store.write(some.stream().map(Made::trace).toList());
        break;
      } catch (StoreException e) {
        if (SqlFaults.areOfRows(e)) {
          commitSingly(some, e);
          return;
        }
        if (trouble.isEmpty()) {
          LOG.log(System.Logger.Level.ERROR, "traces cannot be written: " + e.getMessage());
        }
        trouble = String.valueOf(e.getMessage());
        if (config.durability() == Durability.EVERY_CALL || closing) {
          some.forEach(made -> lose(made.waiting(), e));
          return;
        }
        pause();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, BUG, e);
        commitSingly(some, new StoreException("a trace cannot be written: " + e, e));
        return;
      }
    }
    trouble = "";
    some.forEach(made -> settle(made.waiting()));
    some.forEach(made -> tell(made.trace()));
  }

  /** A trace that can never be written must not keep the others from it. */
  private void commitSingly(List<Made> some, StoreException why) {
    if (some.size() > 1) {
      some.forEach(made -> commit(List.of(made)));
      return;
    }
    Made bad = some.getFirst();
    LOG.log(
        System.Logger.Level.ERROR,
        "the trace %s is dropped: %s".formatted(bad.trace().trace().id(), why.getMessage()));
    lose(bad.waiting(), why);
  }

  private void settle(Waiting waiting) {
    if (waiting.kept().complete(true)) {
      queued.addAndGet(-waiting.bytes());
    }
  }

  private void lose(Waiting waiting, StoreException why) {
    if (waiting.kept().completeExceptionally(why)) {
      queued.addAndGet(-waiting.bytes());
      dropped.incrementAndGet();
    }
  }

  /** These and all that wait. */
  private void loseAll(List<Waiting> batch, StoreException why) {
    batch.forEach(waiting -> lose(waiting, why));
    for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
      lose(next, why);
    }
  }

  /** A bug that one call shows must not end the recording of all others. */
  private Optional<NewTrace> made(TraceMaker maker, Waiting waiting) {
    try {
      return Optional.of(maker.make(waiting.call()));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, BUG, e);
      lose(waiting, new StoreException("no trace can be made of this call: " + e, e));
      return Optional.empty();
    }
  }

  private void tell(NewTrace trace) {
    try {
      listener.kept(trace);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, BUG, e);
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
