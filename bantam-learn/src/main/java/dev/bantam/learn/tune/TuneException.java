package dev.bantam.learn.tune;

import java.io.Serial;

/** An encoder cannot be trained; the message says why. */
public final class TuneException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** A problem whose message stands alone. */
  public TuneException(String message) {
    super(message);
  }

  /** A problem that another error caused. */
  public TuneException(String message, Throwable cause) {
    super(message, cause);
  }
}
