package dev.bantam.provider;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    BUSY,
    /** Whoever waited gave up: the waiting thread was interrupted. Says nothing of the provider. */
    CANCELLED
  }

  private final Kind kind;
  private final @Nullable Duration askAgain;

  /**
   * @param message for people: which provider, what happened, what to do; no secrets
   */
  public ProviderException(Kind kind, String message) {
    super(message);
    this.kind = kind;
    this.askAgain = null;
  }

  /**
   * @param askAgain after how long the provider may be asked again
   */
  public ProviderException(Kind kind, String message, Duration askAgain) {
    super(message);
    this.kind = kind;
    this.askAgain = askAgain;
  }

  /** With what caused it. */
  public ProviderException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.askAgain = null;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** After how long the provider may be asked again, where that is known. */
  public Optional<Duration> askAgain() {
    return Optional.ofNullable(askAgain);
  }
}
