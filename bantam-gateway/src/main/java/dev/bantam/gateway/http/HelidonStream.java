package dev.bantam.gateway.http;

import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.RoutingResponse;
import java.io.IOException;
import java.io.OutputStream;

/** A chunked reply on Helidon's server. */
final class HelidonStream implements ReplyStream {

  private final RoutingResponse response;
  private final OutputStream out;
  private boolean ended;

  HelidonStream(RoutingResponse response) {
    this.response = response;
    this.out = response.outputStream();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
      out.flush();
    } catch (IOException | ServerConnectionException e) {
      throw new ClientGoneException(e);
    }
  }

  @Override
  public void end() {
    ended = true;
    try {
      response.commit();
    } catch (ServerConnectionException e) {
      throw new ClientGoneException(e);
    }
  }

  boolean ended() {
    return ended;
  }
}
