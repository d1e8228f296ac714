package dev.bantam.gateway.http;

import java.io.Serial;

/** The reply is an error. */
public final class ApiException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final transient ApiError error;
  private final boolean closing;

  /** The connection goes on. */
  public ApiException(ApiError error) {
    this(error, false);
  }

  /**
   * @param closing whether the connection ends with this reply, as when the request was not read
   */
  public ApiException(ApiError error, boolean closing) {
    super(error.message());
    this.error = error;
    this.closing = closing;
  }

  /** What the client is told. */
  public ApiError error() {
    return error;
  }

  /** Whether the connection ends with this reply. */
  public boolean closing() {
    return closing;
  }
}
