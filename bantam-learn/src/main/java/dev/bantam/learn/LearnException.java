package dev.bantam.learn;

/**
 * Learning cannot go on: an option does not fit the data, or the specialist cannot be written. The
 * message says what to do.
 */
public final class LearnException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A problem whose message stands alone. */
  public LearnException(String message) {
    super(message);
  }

  /** A problem that another error caused. */
  public LearnException(String message, Throwable cause) {
    super(message, cause);
  }
}
