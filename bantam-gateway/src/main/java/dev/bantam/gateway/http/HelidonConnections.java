package dev.bantam.gateway.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes every connection as HTTP/1.1, so that what is none is told so, and sends its requests to
 * our routing, which is a shorter way than Helidon's and sees the connection.
 */
final class HelidonConnections implements ServerConnectionSelector {

  private final ServerConnectionSelector http1;
  private final Router router;

  HelidonConnections(Http1Config config, HelidonRouting routing) {
    this.http1 = Http1ConnectionSelector.builder().config(config).build();
    this.router = new HelidonRouter(routing);
  }

  @Override
  public int bytesToIdentifyConnection() {
    return 0;
  }

  @Override
  public Support supports(BufferData data) {
    return Support.SUPPORTED;
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    HelidonSocket socket = context.serverSocket();
    // Helidon has read the first bytes when it had to choose among protocols.
    int begun = context.dataReader().available();
    byte[] first = begun == 0 ? new byte[0] : context.dataReader().readBytes(begun);
    DataReader reader = new HelidonReader(first, () -> next(socket));
    return http1.connection(new HelidonContext(context, router, reader));
  }

  private static byte @Nullable [] next(HelidonSocket socket) {
    try {
      return socket.get();
    } catch (UncheckedIOException e) {
      throw new ServerConnectionException("the connection broke", e);
    }
  }
}
