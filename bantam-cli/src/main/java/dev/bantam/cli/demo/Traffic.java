package dev.bantam.cli.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Applications that ask at a steady pace, message after message; when all were asked once, again in
 * another order. Nothing is asked twice before that.
 */
final class Traffic implements AutoCloseable {

  private final Application application;
  private final List<String> messages;
  private final Pace pace;
  private final Consumer<Heard> hearing;
  private final Semaphore free;
  private final AtomicReference<DemoException> failure = new AtomicReference<>();
  private final Random order = new Random(5);
  private final Thread asking;
  private volatile boolean over;

  /** Begins at once. */
  Traffic(Application application, List<String> messages, Pace pace, Consumer<Heard> hearing) {
    this.application = application;
    this.messages = new ArrayList<>(messages);
    this.pace = pace;
    this.hearing = hearing;
    this.free = new Semaphore(pace.atOnce());
    this.asking = Thread.ofVirtual().name("bantam demo asks").start(this::ask);
  }

  /** What went wrong, if anything did. */
  Optional<DemoException> failure() {
    return Optional.ofNullable(failure.get());
  }

  private void ask() {
    long next = System.nanoTime();
    try {
      for (int at = 0; !over; at++) {
        if (at % messages.size() == 0) {
          Collections.shuffle(messages, order);
        }
        String message = messages.get(at % messages.size());
        free.acquire();
        Thread.ofVirtual().start(() -> one(message));
        next = Math.max(next + 1_000_000_000L / pace.perSecond(), System.nanoTime() - 100_000_000);
        Thread.sleep(Math.max(0, (next - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void one(String message) {
    try {
      hearing.accept(application.ask(message));
    } catch (DemoException e) {
      if (!over) {
        failure.compareAndSet(null, e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      free.release();
    }
  }

  /** No more is asked; what is under way ends. */
  @Override
  public void close() {
    over = true;
    asking.interrupt();
    free.acquireUninterruptibly(pace.atOnce());
  }
}
