package dev.bantam.learn.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/** Does pieces of work at the same time, and gives their results in their order. */
final class Together {

  private Together() {}

  /**
   * @throws CancellationException when the thread was interrupted
   */
  static <T> List<T> run(List<Callable<T>> tasks, int threads, DoubleConsumer progress) {
    AtomicInteger done = new AtomicInteger();
    List<Callable<T>> counted = new ArrayList<>();
    for (Callable<T> task : tasks) {
      counted.add(
          () -> {
            T result = task.call();
            progress.accept((double) done.incrementAndGet() / tasks.size());
            return result;
          });
    }
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : workers.invokeAll(counted)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private static CancellationException cancelled(InterruptedException e) {
    CancellationException cancelled = new CancellationException("learning was interrupted");
    cancelled.initCause(e);
    return cancelled;
  }
}
