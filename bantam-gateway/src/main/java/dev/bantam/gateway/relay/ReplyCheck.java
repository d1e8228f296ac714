package dev.bantam.gateway.relay;

import dev.bantam.gateway.http.ApiError;
import dev.bantam.gateway.http.Exchange;
import dev.bantam.provider.ProviderReply;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether a client can read a whole reply. */
final class ReplyCheck {

  private static final int MOST = 64 << 20;

  /** Larger ones are looked through, but never held as JSON while their client waits. */
  private static final int READ = 1 << 20;

  private static final Checked FINE = new Checked(Optional.empty(), Optional.empty());

  /**
   * What was found.
   *
   * @param problem what the client is told instead; empty when the reply is fine
   * @param json what it says, where that was asked for and is JSON by its type too
   */
  record Checked(Optional<ApiError> problem, Optional<JsonNode> json) {}

  private final Exchange exchange;
  private final String provider;

  ReplyCheck(Exchange exchange, String provider) {
    this.exchange = exchange;
    this.provider = provider;
  }

  /**
   * Looks at a reply.
   *
   * @param wanted whether anybody wants to know what it says: reading it twice costs more than once
   *     and more thoroughly
   */
  Checked check(ProviderReply reply, byte[] body, boolean wanted) {
    int status = reply.status();
    boolean bare = body.length == 0 && status < 400;
    if (bare || exchange.method().equals("HEAD")) {
      return FINE;
    }
    String type = Bodies.mediaType(reply.headers());
    Optional<byte[]> plain = Bodies.decoded(body, reply.headers(), MOST);
    if (wanted && Bodies.isJson(type)) {
      Optional<JsonNode> json = plain.filter(bytes -> bytes.length <= READ).flatMap(Bodies::json);
      if (json.isPresent()) {
        return new Checked(Optional.empty(), json);
      }
    }
    return plain.map(Bodies::isWholeJson).orElse(false)
        ? FINE
        : new Checked(problem(status, type, body.length), Optional.empty());
  }

  private Optional<ApiError> problem(int status, String type, int length) {
    if (status >= 400) {
      return Optional.of(UpstreamErrors.page(provider, status, length == 0 ? "nothing" : type));
    }
    if (Bodies.isJson(type)) {
      return Optional.of(UpstreamErrors.unreadable(provider, "JSON that is not whole"));
    }
    return type.isEmpty()
        ? Optional.empty()
        : Optional.of(UpstreamErrors.unreadable(provider, type + " instead of JSON"));
  }
}
