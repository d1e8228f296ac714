package dev.bantam.gateway.answer;

import java.io.Serial;

/** Something cannot be done with a task as it stands. */
public final class TaskException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * @param message for people: what cannot be done, and why
   */
  public TaskException(String message) {
    super(message);
  }
}
