package dev.bantam.bench.loop;

import dev.bantam.learn.Progress;
import dev.bantam.loop.LearnJob;
import dev.bantam.loop.LearnOutcome;
import dev.bantam.loop.Learners;
import dev.bantam.loop.Learning;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Learns at once, until it is told to stop: then a specialist that serves is never replaced. */
final class StoppableLearners implements Learners {

  private final Learning learning;
  private boolean stopped;

  StoppableLearners(Learning learning) {
    this.learning = learning;
  }

  void stop() {
    stopped = true;
  }

  @Override
  public void learn(LearnJob job, Path folder, Consumer<LearnOutcome> done) {
    if (!stopped) {
      done.accept(learning.learn(job, folder, Progress.SILENT));
    }
  }

  @Override
  public void close() {
    // Nothing is ever under way.
  }
}
