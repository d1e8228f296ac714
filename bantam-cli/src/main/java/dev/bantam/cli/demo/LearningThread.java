package dev.bantam.cli.demo;

import dev.bantam.learn.Progress;
import dev.bantam.loop.LearnJob;
import dev.bantam.loop.LearnOutcome;
import dev.bantam.loop.Learners;
import dev.bantam.loop.Learning;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Learns beside the calls, on a thread of this process: a demo that ends with its process needs no
 * other one.
 */
public final class LearningThread implements Learners {

  private final Learning learning = new Learning(InstantSource.system(), List.of());
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("bantam demo learns").factory());

  @Override
  public void learn(LearnJob job, Path folder, Consumer<LearnOutcome> done) {
    thread.execute(() -> done.accept(learning.learn(job, folder, Progress.SILENT)));
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
