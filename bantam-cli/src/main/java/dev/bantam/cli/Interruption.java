package dev.bantam.cli;

import dev.bantam.learn.tune.Deadline;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Sees to what becomes of the work when a person or the system ends the program in the middle:
 * where there is something to keep already, it is brought to its end and kept.
 */
final class Interruption implements AutoCloseable {

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  /**
   * Begins to watch over work that writes a folder.
   *
   * @param deadline of the work
   */
  Interruption(Terminal terminal, Steps steps, Path folder, Deadline deadline) {
    hook =
        new Thread(
            () -> {
              steps.close();
              if (deadline.bringForward()) {
                terminal.error("ending early; what is best so far is finished and kept");
                awaitTheEnd();
              } else {
                terminal.error("interrupted; %s is as it was before".formatted(folder));
              }
            },
            "end the work early");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      endWithTheProgram();
    }
  }

  /** The work is done. */
  void over() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      done.countDown();
      endWithTheProgram();
    }
  }

  private void awaitTheEnd() {
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The program is ending already: what fails because of that is not worth a word. */
  private static void endWithTheProgram() {
    while (true) {
      LockSupport.park();
    }
  }

  @Override
  public void close() {
    over();
  }
}
