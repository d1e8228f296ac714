package dev.bantam.bench.relay;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;

/**
 * The least that Helidon's server and client need to pass calls on: no checks, no records. Takes a
 * port and the upstream's URL.
 */
public final class BareRelay {

  private final WebClient client;

  private BareRelay(String upstream) {
    client =
        WebClient.builder()
            .baseUri(upstream)
            .shareConnectionCache(true)
            .connectionCacheSize(1000)
            .socketOptions(options -> options.tcpNoDelay(true))
            .build();
  }

  /** Listens until the process ends. */
  public static void main(String[] arguments) {
    BareRelay relay = new BareRelay(arguments[1]);
    WebServer.builder()
        .address(InetAddress.getLoopbackAddress())
        .port(Integer.parseInt(arguments[0]))
        .connectionOptions(options -> options.tcpNoDelay(true))
        .writeBufferSize(0)
        .routing(routing -> routing.any(relay::pass))
        .build()
        .start();
  }

  private void pass(ServerRequest request, ServerResponse response) throws IOException {
    byte[] body = request.content().as(byte[].class);
    HttpClientRequest out =
        client.method(Method.POST).path(request.path().rawPath()).header(HeaderNames.ACCEPT, "*/*");
    request
        .headers()
        .first(HeaderNames.CONTENT_TYPE)
        .ifPresent(type -> out.header(HeaderNames.CONTENT_TYPE, type));
    request
        .headers()
        .first(HeaderNames.AUTHORIZATION)
        .ifPresent(key -> out.header(HeaderNames.AUTHORIZATION, key));
    try (HttpClientResponse reply = out.submit(body)) {
      response.status(reply.status());
      reply
          .headers()
          .first(HeaderNames.CONTENT_TYPE)
          .ifPresent(type -> response.header(HeaderNames.CONTENT_TYPE, type));
      if (reply.headers().contentLength().isPresent()) {
        response.send(reply.as(byte[].class));
        return;
      }
      try (InputStream in = reply.inputStream();
          OutputStream stream = response.outputStream()) {
        byte[] piece = new byte[8192];
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
          stream.write(piece, 0, n);
          stream.flush();
        }
      }
    }
  }
}
