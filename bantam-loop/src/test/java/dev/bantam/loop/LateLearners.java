package dev.bantam.loop;

import dev.bantam.learn.Progress;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Learns when it is told to: jobs wait, and are forgotten when nobody tells. */
final class LateLearners implements Learners {

  private final Learning learning;
  private final Deque<Runnable> jobs = new ArrayDeque<>();

  LateLearners(Learning learning) {
    this.learning = learning;
  }

  @Override
  public void learn(LearnJob job, Path folder, Consumer<LearnOutcome> done) {
    jobs.add(() -> done.accept(learning.learn(job, folder, Progress.SILENT)));
  }

  /** Does the job that has waited longest. */
  void work() {
    if (!jobs.isEmpty()) {
      jobs.remove().run();
    }
  }

  @Override
  public void close() {
    jobs.clear();
  }
}
