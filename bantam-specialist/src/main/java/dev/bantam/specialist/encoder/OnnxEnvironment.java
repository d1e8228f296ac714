package dev.bantam.specialist.encoder;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * ONNX Runtime, started where it can start. Its native code reads the process's command line by a
 * regular expression that calls itself for every few characters (1.29.0): with a class path of
 * 4,000 characters it runs out of a usual thread's stack, and takes the process with it.
 */
public final class OnnxEnvironment {

  /** In bytes: enough for about half a million characters, and only taken as far as it is used. */
  private static final long STACK = 128L << 20;

  private OnnxEnvironment() {}

  /**
   * The only environment of this process, started on the first call.
   *
   * @throws LinkageError when there is no native library for this platform
   */
  public static OrtEnvironment get() {
    FutureTask<OrtEnvironment> start =
        new FutureTask<>(
            () -> OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL));
    Thread starter = new Thread(null, start, "start of ONNX Runtime", STACK);
    starter.setDaemon(true);
    starter.start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return start.get();
        } catch (InterruptedException e) {
          interrupted = true; // It takes a moment, and cannot be cut short.
        }
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        case null, default -> throw new IllegalStateException(e);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
