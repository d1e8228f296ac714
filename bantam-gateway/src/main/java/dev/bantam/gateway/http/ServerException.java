package dev.bantam.gateway.http;

import java.io.IOException;
import java.io.Serial;

/** The server cannot start. */
public final class ServerException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private ServerException(String message, Throwable cause) {
    super(message, cause);
  }

  static ServerException listening(ServerOptions options, IOException failure) {
    String why = String.valueOf(failure.getMessage());
    return new ServerException(
        "cannot listen on %s:%d: %s"
            .formatted(
                options.address().getHostAddress(),
                options.port(),
                why.contains("in use")
                    ? "the port is in use. Stop what uses it, or choose another: --port"
                    : why),
        failure);
  }
}
