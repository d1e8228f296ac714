package dev.bantam.observe.log;

/** A log in which nothing can be read at all. The message says what was looked for. */
public final class LogException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LogException(String message) {
    super(message);
  }
}
