package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

  @TempDir Path folder;

  @Test
  void eightThreadsGetTheBitsOfOne() throws IOException, InterruptedException, ExecutionException {
    hammer(Executors.newFixedThreadPool(8), 8);
  }

  /** More of them than readers wait in the pool, so that they interrupt each other's reading. */
  @Test
  void soDoHundredsOfThreads() throws IOException, InterruptedException, ExecutionException {
    hammer(Executors.newFixedThreadPool(256), 256);
  }

  @Test
  void soDoVirtualThreads() throws IOException, InterruptedException, ExecutionException {
    hammer(Executors.newVirtualThreadPerTaskExecutor(), 50);
  }

  private void hammer(ExecutorService executor, int tasks)
      throws IOException, InterruptedException, ExecutionException {
    List<String> texts = Texts.many(300, 18).stream().map(text -> text + " refund").toList();
    try (Specialist specialist = SpecialistFolder.fields().load(folder);
        ExecutorService threads = executor) {
      List<Result> expected = texts.stream().map(specialist::answer).toList();
      List<Future<Integer>> running = new ArrayList<>();
      for (int task = 0; task < tasks; task++) {
        int offset = task * 61;
        running.add(threads.submit(() -> differences(specialist, texts, expected, offset)));
      }
      for (Future<Integer> one : running) {
        assertThat(one.get()).isZero();
      }
    }
  }

  /** Each thread reads in another order, so that readers change hands between texts. */
  private static int differences(
      Specialist specialist, List<String> texts, List<Result> expected, int offset) {
    int differences = 0;
    for (int i = 0; i < 2 * texts.size(); i++) {
      int at = (i + offset) % texts.size();
      differences += specialist.answer(texts.get(at)).equals(expected.get(at)) ? 0 : 1;
    }
    return differences;
  }
}
