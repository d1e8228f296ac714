package dev.bantam.specialist.encoder;

/**
 * An encoder cannot be used: a file is missing, damaged, hostile or of a kind that is not read, or
 * ONNX Runtime is not at hand. The message says which and what to do.
 */
public final class EncoderException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A problem whose message stands alone. */
  public EncoderException(String message) {
    super(message);
  }

  /** A problem that another error caused. */
  public EncoderException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Whether no encoder can be used in this process: what runs them is missing or does not load. */
  public boolean ofThisMachine() {
    return getCause() instanceof LinkageError;
  }
}
