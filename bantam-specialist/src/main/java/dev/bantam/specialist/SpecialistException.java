package dev.bantam.specialist;

/**
 * A specialist folder cannot be used: it is missing, damaged, hostile or from a newer version. The
 * message says which file and what to do; trying again without changing the folder is useless.
 */
public final class SpecialistException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A problem whose message stands alone. */
  public SpecialistException(String message) {
    super(message);
  }

  /** A problem that another error caused. */
  public SpecialistException(String message, Throwable cause) {
    super(message, cause);
  }
}
