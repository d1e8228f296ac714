package dev.bantam.observe.wire;

/** A body that is not what its endpoint takes, or larger than we read. The message says why. */
public final class WireException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** One sentence for people, without a full stop. */
  public WireException(String message) {
    super(message);
  }

  WireException(String message, Throwable cause) {
    super(message, cause);
  }
}
