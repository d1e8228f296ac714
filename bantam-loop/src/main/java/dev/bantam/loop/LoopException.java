package dev.bantam.loop;

import java.io.Serial;

/** Something cannot be done with a task as it stands. */
public final class LoopException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * @param message for people: what cannot be done, and why
   */
  public LoopException(String message) {
    super(message);
  }
}
