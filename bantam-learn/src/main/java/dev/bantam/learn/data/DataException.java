package dev.bantam.learn.data;

/**
 * Labelled data that cannot be used. The message is written for people: which file, where in it,
 * what is wrong and what to do about it.
 */
public final class DataException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A message that needs no stack trace beside it. */
  public DataException(String message) {
    super(message);
  }

  /** As above, with what went wrong underneath. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }

  static DataException at(String file, long line, String message) {
    return new DataException("%s, line %d: %s".formatted(file, line, message));
  }
}
