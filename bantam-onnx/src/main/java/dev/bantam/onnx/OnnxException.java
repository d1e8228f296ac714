package dev.bantam.onnx;

/**
 * A graph that cannot be read or changed as asked. The message is written for people: which file or
 * node, what is wrong and what to do about it.
 */
public final class OnnxException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A message that needs no stack trace beside it. */
  public OnnxException(String message) {
    super(message);
  }

  /** As above, with what went wrong underneath. */
  public OnnxException(String message, Throwable cause) {
    super(message, cause);
  }
}
