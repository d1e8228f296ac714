package dev.bantam.learn.encoder;

/**
 * Something that is fetched on first use cannot be had, or is not what it should be. The message
 * says what to do.
 */
public final class FetchException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A problem whose message stands alone. */
  public FetchException(String message) {
    super(message);
  }

  /** A problem that another error caused. */
  public FetchException(String message, Throwable cause) {
    super(message, cause);
  }
}
