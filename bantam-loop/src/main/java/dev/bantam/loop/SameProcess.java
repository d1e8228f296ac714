package dev.bantam.loop;

import dev.bantam.learn.Progress;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Learns on the thread that asks: for simulations, where one thing happens after the other. */
public final class SameProcess implements Learners {

  private final Learning learning;

  /** A learner that does its jobs at once. */
  public SameProcess(Learning learning) {
    this.learning = learning;
  }

  @Override
  public void learn(LearnJob job, Path folder, Consumer<LearnOutcome> done) {
    done.accept(learning.learn(job, folder, Progress.SILENT));
  }

  @Override
  public void close() {
    // Nothing is ever under way.
  }
}
