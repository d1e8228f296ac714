package dev.bantam.provider.http;

import dev.bantam.provider.HeaderNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The headers that belong to one connection, not to the message (RFC 9110, section 7.6.1). */
final class HopHeaders {

  private static final HeaderNames ALWAYS =
      HeaderNames.of(
          List.of(
              "Connection",
              "Keep-Alive",
              "Proxy-Authenticate",
              "Proxy-Authorization",
              "Proxy-Connection",
              "TE",
              "Trailer",
              "Transfer-Encoding",
              "Upgrade",
              "HTTP2-Settings"));

  private HopHeaders() {}

  /** Those of a message with these headers: the known ones and whatever Connection names. */
  static HeaderNames of(Map<String, List<String>> headers) {
    List<String> connection = headers.getOrDefault("Connection", List.of());
    if (connection.isEmpty()) {
      return ALWAYS;
    }
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String value : connection) {
      for (String name : value.split(",", -1)) {
        names.add(name.strip());
      }
    }
    return ALWAYS.and(names);
  }
}
