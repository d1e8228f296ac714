package dev.bantam.gateway.access;

import dev.bantam.gateway.http.Exchange;
import java.util.List;

/** What a request identifies its sender with. */
final class Credentials {

  private static final String BEARER = "bearer ";
  private static final List<String> KEY_HEADERS = List.of("api-key", "x-api-key", "x-goog-api-key");

  private Credentials() {}

  /** The key; empty when there is none. */
  static String of(Exchange exchange) {
    String authorization = exchange.header("authorization");
    if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return authorization.substring(BEARER.length()).strip();
    }
    if (!authorization.isEmpty()) {
      return authorization;
    }
    for (String name : KEY_HEADERS) {
      String value = exchange.header(name);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }
}
