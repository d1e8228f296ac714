package dev.bantam.gateway;

import dev.bantam.gateway.access.Gatekeeper;
import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.ApiException;
import dev.bantam.gateway.http.Caller;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.gateway.http.Handler;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The front door: which path leads where, and whether the visitor may enter. */
final class Front implements Handler {

  /**
   * Steps back and empty steps, plain or encoded: the door that we see would not be the one behind.
   */
  private static final Pattern CROOKED =
      Pattern.compile("//|\\\\|/(\\.|%2e){1,2}(/|$)", Pattern.CASE_INSENSITIVE);

  private final Gatekeeper gatekeeper;
  private final BiConsumer<Exchange, Caller> relay;
  private final BiConsumer<Exchange, Caller> own;
  private final Handler open;
  private final Consumer<ApiError> refused;

  /**
   * @param gatekeeper asked for all but the open doors
   * @param relay {@code /v1/*}
   * @param own {@code /bantam/v1/*} and {@code /metrics}
   * @param open {@code /health/*}
   * @param refused told of every error that a request ends with here
   */
  Front(
      Gatekeeper gatekeeper,
      BiConsumer<Exchange, Caller> relay,
      BiConsumer<Exchange, Caller> own,
      Handler open,
      Consumer<ApiError> refused) {
    this.gatekeeper = gatekeeper;
    this.relay = relay;
    this.own = own;
    this.open = open;
    this.refused = refused;
  }

  @Override
  public void handle(Exchange exchange) {
    try {
      lead(exchange);
    } catch (ApiException e) {
      refused.accept(e.error());
      throw e;
    }
  }

  private void lead(Exchange exchange) {
    String path = exchange.path();
    if (mayBeCrooked(path) && CROOKED.matcher(path).find()) {
      throw new ApiException(ApiError.badRequest("invalid_path", "This path is not allowed."));
    }
    if (path.startsWith("/health/")) {
      open.handle(exchange);
    } else if (path.startsWith("/v1/")) {
      relay.accept(exchange, gatekeeper.admit(exchange));
    } else if (path.startsWith("/bantam/v1/") || path.equals("/metrics")) {
      own.accept(exchange, gatekeeper.admit(exchange));
    } else {
      throw new ApiException(
          ApiError.notFound(
              "There is nothing at %s. Calls go to /v1/..., such as /v1/chat/completions."
                  .formatted(shown(path))));
    }
  }

  /** Saves nearly all paths the closer look. */
  private static boolean mayBeCrooked(String path) {
    return path.contains("//")
        || path.contains("/.")
        || path.contains("/%2")
        || path.indexOf('\\') >= 0;
  }

  private static String shown(String path) {
    return path.length() > 100 ? path.substring(0, 100) + "..." : path;
  }
}
