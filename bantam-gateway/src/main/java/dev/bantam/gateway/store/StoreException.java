package dev.bantam.gateway.store;

import java.io.Serial;

/** The store cannot be opened, read or written. */
public final class StoreException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * @param message for people: which store, what happened, what to do; no secrets
   */
  public StoreException(String message) {
    super(message);
  }

  /** With what caused it. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
