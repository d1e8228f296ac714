package dev.bantam.cli;

import java.io.Serial;

/**
 * The program has to be started again, because its class path has changed. The launcher does that.
 */
final class StartAgainException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * @param message what to do where no launcher does it
   */
  StartAgainException(String message) {
    super(message);
  }
}
