package dev.bantam.provider;

import java.io.Serial;

/** A provider did not answer, or stopped answering. */
public final class ProviderException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** What went wrong. */
  public enum Kind {
    /** No connection came about. */
    UNREACHABLE,
    /** Nothing came in time: no connection, no first byte, or no next one. */
    TIMEOUT,
    /** The connection broke in the midst of a reply. */
    BROKEN,
    /** It is not asked at present: too many failures just now. */
    PAUSED,
    /** Too many calls wait for it already. */
    BUSY
  }

  private final Kind kind;

  /**
   * @param message for people: which provider, what happened, what to do; no secrets
   */
  public ProviderException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** With what caused it. */
  public ProviderException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
