package dev.bantam.gateway.http;

import dev.bantam.provider.HeaderMap;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One exchange on Helidon's server. */
final class HelidonExchange implements Exchange {

  private final ConnectionContext connection;
  private final RoutingRequest request;
  private final RoutingResponse response;
  private final ServerOptions options;
  private final Departures departures;
  private final Map<String, List<String>> headers;
  private final HelidonBody body;

  private @Nullable Presence presence;
  private @Nullable HelidonStream stream;
  private boolean begun;

  HelidonExchange(
      ConnectionContext connection,
      RoutingRequest request,
      RoutingResponse response,
      ServerOptions options,
      Departures departures) {
    this.connection = connection;
    this.request = request;
    this.response = response;
    this.options = options;
    this.departures = departures;
    this.body = new HelidonBody(connection, request, options);
    HeaderMap all = new HeaderMap();
    for (Header header : request.headers()) {
      boolean one = header.valueCount() == 1;
      all.put(header.name(), one ? List.of(header.get()) : List.copyOf(header.allValues()));
    }
    this.headers = Collections.unmodifiableMap(all);
  }

  @Override
  public String method() {
    return request.prologue().method().text();
  }

  @Override
  public String path() {
    return request.prologue().uriPath().rawPath();
  }

  @Override
  public String query() {
    return request.prologue().query().rawValue();
  }

  @Override
  public Map<String, List<String>> headers() {
    return headers;
  }

  @Override
  public byte[] body() {
    return body.read();
  }

  @Override
  public void send(int status, Map<String, List<String>> replyHeaders, byte[] bytes) {
    begin(status, replyHeaders);
    boolean bare = method().equals("HEAD") || bodiless(status);
    try {
      response.send(bare ? new byte[0] : bytes);
    } catch (ServerConnectionException e) {
      throw new ClientGoneException(e);
    }
  }

  @Override
  public ReplyStream stream(int status, Map<String, List<String>> replyHeaders) {
    begin(status, replyHeaders);
    HelidonStream begunStream = new HelidonStream(response);
    stream = begunStream;
    return begunStream;
  }

  private static boolean bodiless(int status) {
    return status == 204 || status == 205 || status == 304;
  }

  private void begin(int status, Map<String, List<String>> replyHeaders) {
    begun = true;
    response.status(Status.create(status));
    replyHeaders.forEach(
        (name, values) -> response.header(HeaderValues.create(HeaderNames.create(name), values)));
  }

  @Override
  public void onGone(Runnable action) {
    Presence client = new Presence(connection.dataReader(), action);
    presence = client;
    departures.expect(client);
  }

  /** Replies with an error, or cuts off a reply that has begun. */
  void fail(ApiException failure) {
    if (begun) {
      throw new CloseConnectionException("the reply had begun", failure);
    }
    if (!failure.closing()) {
      try {
        body.discard();
      } catch (ApiException e) {
        // What was wrong first is what the client is told.
      }
    }
    boolean closing = failure.closing() || !body.complete();
    if (closing) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    ApiError error = failure.error();
    send(error.status(), Map.of("content-type", List.of("application/json")), error.body());
    if (closing) {
      throw new CloseConnectionException("the request was not read", failure);
    }
  }

  /** What has to be true when the handler is done: the reply is whole. */
  void finish() {
    if (!begun) {
      throw new IllegalStateException("no reply to " + method() + " " + path());
    }
    if (stream != null && !stream.ended()) {
      throw new CloseConnectionException("the reply was cut off");
    }
  }

  /** The reply is over; nobody needs to know any more whether the client is there. */
  void over() {
    if (presence != null) {
      departures.forget(presence);
    }
  }

  /** Leaves the connection to whoever reads the next request, if there is to be one. */
  void awaitNext() {
    if (request.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      throw new CloseConnectionException("the client wants no further request");
    }
    if (presence != null && !presence.over() && !departures.parked(presence, options.idle())) {
      throw new CloseConnectionException("no further request");
    }
  }

  /** What the connection says when it ends in the midst of a request. */
  static boolean ended(RuntimeException e) {
    return e instanceof DataReader.InsufficientDataAvailableException
        || e instanceof ServerConnectionException;
  }
}
