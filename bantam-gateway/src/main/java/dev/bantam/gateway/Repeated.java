package dev.bantam.gateway;

import java.time.Duration;

/** Something that is done now and then, until it is closed. What fails is tried the next time. */
final class Repeated implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");

  private final Thread thread;
  private volatile boolean closed;

  private Repeated(Duration pause, String name, Runnable work) {
    thread = Thread.ofVirtual().name(name).start(() -> run(pause, work));
  }

  static Repeated every(Duration pause, String name, Runnable work) {
    return new Repeated(pause, name, work);
  }

  private void run(Duration pause, Runnable work) {
    while (!closed) {
      try {
        Thread.sleep(pause);
        work.run();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(
            System.Logger.Level.WARNING, Thread.currentThread().getName() + ": " + e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
