package dev.bantam.gateway.http;

import java.io.Serial;

/** The client closed its connection before the reply was over. */
public final class ClientGoneException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /** With what the connection said. */
  public ClientGoneException(Throwable cause) {
    super("the client closed the connection", cause);
  }
}
