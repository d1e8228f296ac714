package dev.bantam.provider.replay;

import java.io.Serial;

/** Recordings that cannot be read. The message says where and why. */
public final class RecordingException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  RecordingException(String message) {
    super(message);
  }

  RecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
