package dev.bantam.gateway.relay;

import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.provider.ProviderReply;
import java.util.Optional;

/** Whether a client can read a whole reply. */
final class ReplyCheck {

  private static final int MOST = 64 << 20;

  private final Exchange exchange;
  private final String provider;

  ReplyCheck(Exchange exchange, String provider) {
    this.exchange = exchange;
    this.provider = provider;
  }

  /** What the client is told instead; empty when the reply is fine. */
  Optional<ApiError> problem(ProviderReply reply, byte[] body) {
    int status = reply.status();
    String type = Bodies.mediaType(reply.headers());
    boolean bare = body.length == 0 && status < 400;
    if (bare || exchange.method().equals("HEAD")) {
      return Optional.empty();
    }
    boolean json =
        Bodies.decoded(body, reply.headers(), MOST).map(Bodies::isWholeJson).orElse(false);
    if (json) {
      return Optional.empty();
    }
    if (status >= 400) {
      return Optional.of(
          UpstreamErrors.page(provider, status, body.length == 0 ? "nothing" : type));
    }
    if (Bodies.isJson(type)) {
      return Optional.of(UpstreamErrors.unreadable(provider, "JSON that is not whole"));
    }
    return type.isEmpty()
        ? Optional.empty()
        : Optional.of(UpstreamErrors.unreadable(provider, type + " instead of JSON"));
  }
}
