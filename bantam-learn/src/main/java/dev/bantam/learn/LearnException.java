package dev.bantam.learn;

/** Learning cannot go on because an option does not fit the data. The message says what to do. */
public final class LearnException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A problem whose message stands alone. */
  public LearnException(String message) {
    super(message);
  }
}
