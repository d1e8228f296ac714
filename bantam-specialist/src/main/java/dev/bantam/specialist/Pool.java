package dev.bantam.specialist;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Reusable objects for as many threads as come: each takes one, works alone with it, and gives it
 * back. Never blocks; where more threads work than objects wait, new ones are made and later
 * dropped. Unlike a thread-local it stays small under a million virtual threads.
 */
final class Pool<T> {

  private static final int PLACES = 64;

  private final AtomicReferenceArray<T> places = new AtomicReferenceArray<>(PLACES);
  private final Supplier<T> maker;

  Pool(Supplier<T> maker) {
    this.maker = maker;
  }

  T take() {
    int place = place();
    @SuppressWarnings("NullAway") // an empty place holds null
    T waiting = places.getAndSet(place, null);
    return waiting == null ? maker.get() : waiting;
  }

  void giveBack(T object) {
    places.lazySet(place(), object);
  }

  /** Neighbouring threads get places on different cache lines. */
  private static int place() {
    return (int) (Thread.currentThread().threadId() * 17) & (PLACES - 1);
  }
}
