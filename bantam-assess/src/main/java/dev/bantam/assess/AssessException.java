package dev.bantam.assess;

/** Calls cannot be assessed; the message says what to do. */
public final class AssessException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A problem whose message stands alone. */
  public AssessException(String message) {
    super(message);
  }

  /** A problem that another error caused. */
  public AssessException(String message, Throwable cause) {
    super(message, cause);
  }
}
