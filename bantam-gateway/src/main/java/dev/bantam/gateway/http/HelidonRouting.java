package dev.bantam.gateway.http;

import io.helidon.http.BadRequestException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.HttpSecurity;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/** Hands every request to one handler and turns what it throws into replies. */
final class HelidonRouting implements HttpRouting {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");

  private final ServerOptions options;
  private final Handler handler;
  private final Departures departures;
  private final HttpSecurity security = HttpRouting.empty().security();

  HelidonRouting(ServerOptions options, Handler handler, Departures departures) {
    this.options = options;
    this.handler = handler;
    this.departures = departures;
  }

  @Override
  public HttpSecurity security() {
    return security;
  }

  @Override
  public void route(ConnectionContext context, RoutingRequest request, RoutingResponse response) {
    HelidonExchange exchange = new HelidonExchange(context, request, response, options, departures);
    try {
      reply(exchange);
    } catch (ClientGoneException e) {
      throw new CloseConnectionException("the client is gone", e);
    } finally {
      exchange.over();
    }
    exchange.awaitNext();
  }

  private void reply(HelidonExchange exchange) {
    try {
      handler.handle(exchange);
      exchange.finish();
    } catch (ApiException e) {
      exchange.fail(e);
    } catch (ClientGoneException
        | CloseConnectionException
        | RequestException
        | BadRequestException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a bug in Bantam; please report it with what follows", e);
      exchange.fail(
          new ApiException(
              ApiError.server(500, "internal_error", "Bantam failed on this request.")));
    }
  }
}
