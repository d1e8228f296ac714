package dev.bantam.cli;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Says what became of the work when a person or the system ends the program in the middle. */
final class Interruption implements AutoCloseable {

  private final Thread hook;

  /** Begins to watch over work that writes a folder. */
  Interruption(Terminal terminal, Steps steps, Path folder) {
    hook =
        new Thread(
            () -> {
              steps.close();
              terminal.error("interrupted; %s is as it was before".formatted(folder));
            },
            "say that the work was interrupted");
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
      endWithTheProgram();
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
