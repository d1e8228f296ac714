package dev.bantam.observe.reply;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bantam.core.Call;
import dev.bantam.core.Usage;
import dev.bantam.observe.wire.Endpoints;
import dev.bantam.observe.wire.RequestReader;
import dev.bantam.observe.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Gives one answer to every call, in the shape that is asked for. */
final class AnsweringServer implements AutoCloseable {

  static final Usage USAGE = new Usage(12, 0, 3, 0);
  static final Instant TIME = Instant.ofEpochSecond(1_790_000_000);

  private final RequestReader reader = new RequestReader();
  private final HttpServer server;

  AnsweringServer(String answer) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", exchange -> reply(exchange, answer));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
  }

  private void reply(HttpExchange exchange, String answer) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      JsonNode body = WireJson.read(sent, 0, sent.length);
      Call call =
          reader.read(body, Endpoints.ofPath(exchange.getRequestURI().getPath()).orElseThrow());
      Reply reply = reply(ReplyShape.of(body, call), answer);
      exchange.getResponseHeaders().set("content-type", reply.contentType());
      exchange.sendResponseHeaders(200, reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static Reply reply(ReplyShape shape, String answer) {
    return shape.text(shape.content(answer), "7f", TIME, USAGE);
  }
}
