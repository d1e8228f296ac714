package dev.bantam.provider.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The headers that belong to one connection, not to the message (RFC 9110, section 7.6.1). */
final class HopHeaders {

  private static final Set<String> ALWAYS =
      insensitive(
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
  static Set<String> of(Map<String, List<String>> headers) {
    List<String> connection = headers.getOrDefault("Connection", List.of());
    if (connection.isEmpty()) {
      return ALWAYS;
    }
    Set<String> names = insensitive(ALWAYS);
    for (String value : connection) {
      for (String name : value.split(",", -1)) {
        names.add(name.strip());
      }
    }
    return names;
  }

  private static Set<String> insensitive(Collection<String> names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(names);
    return set;
  }
}
