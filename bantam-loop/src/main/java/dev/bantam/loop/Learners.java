package dev.bantam.loop;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Who learns specialists: in this process, or beside it. One job is done at a time. */
public interface Learners extends AutoCloseable {

  /**
   * Takes a job; jobs are done in the order in which they came.
   *
   * @param folder where the specialist is written
   * @param done is told what came of it, on any thread
   */
  void learn(LearnJob job, Path folder, Consumer<LearnOutcome> done);

  /** Gives up what is under way. */
  @Override
  void close();
}
