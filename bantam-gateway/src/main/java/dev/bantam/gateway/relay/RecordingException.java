package dev.bantam.gateway.relay;

import java.io.Serial;

/** A call that has to be kept cannot be kept. */
public final class RecordingException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * @param message for people: what stands in the way
   */
  public RecordingException(String message) {
    super(message);
  }

  /**
   * @param message for people: what stands in the way
   */
  public RecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
