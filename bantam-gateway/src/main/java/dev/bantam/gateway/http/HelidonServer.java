package dev.bantam.gateway.http;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Listens and has each request replied to by one {@link Handler}, on Helidon's web server and
 * virtual threads. The only place, with its neighbours of the same first name, that knows Helidon.
 */
public final class HelidonServer implements AutoCloseable {

  private final WebServer server;
  private final Departures departures;

  private HelidonServer(WebServer server, Departures departures) {
    this.server = server;
    this.departures = departures;
  }

  /**
   * Starts to listen.
   *
   * @throws ServerException when the address cannot be listened on
   */
  public static HelidonServer start(ServerOptions options, Handler handler) {
    probe(options);
    Departures departures = new Departures();
    HelidonRouting routing = new HelidonRouting(options, handler, departures);
    DirectHandlers.Builder errors = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      errors.addHandler(type, new HelidonErrors());
    }
    WebServer server =
        WebServer.builder()
            .address(options.address())
            .port(options.port())
            .connectionOptions(socket -> socket.tcpNoDelay(true))
            // A body that is a little too large is still read to its end, so that its sender
            // listens to the reply.
            .maxPayloadSize(2 * options.maxBody())
            .maxTcpConnections(options.maxConnections())
            .idleConnectionTimeout(options.idle())
            .writeBufferSize(0)
            .shutdownGracePeriod(options.drain())
            .shutdownHook(false)
            .contentEncoding(new UntouchedEncodings())
            .directHandlers(errors.build())
            .addConnectionSelector(new HelidonConnections(http1(options), routing))
            .build();
    server.start();
    return new HelidonServer(server, departures);
  }

  private static Http1Config http1(ServerOptions options) {
    return Http1Config.builder()
        .maxPrologueLength(options.maxHeaders())
        .maxHeadersSize(options.maxHeaders())
        .sendKeepAliveHeader(false)
        .validateResponseHeaders(false)
        .build();
  }

  /** Finds out why the address cannot be listened on: Helidon would only log it. */
  private static void probe(ServerOptions options) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(options.address(), options.port()));
    } catch (IOException e) {
      throw ServerException.listening(options, e);
    }
  }

  /** The port that is listened on, also when any free one was asked for. */
  public int port() {
    return server.port();
  }

  /** Takes no more requests, waits a while for those being replied to, and ends. */
  @Override
  public void close() {
    server.stop();
    departures.close();
  }
}
