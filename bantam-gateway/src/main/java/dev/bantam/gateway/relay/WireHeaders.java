package dev.bantam.gateway.relay;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which headers go on and which end here. */
final class WireHeaders {

  /**
   * Those of one connection (RFC 9110, section 7.6.1), and those that whoever sends writes anew:
   * host and length.
   */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings",
          "host",
          "content-length",
          "expect");

  private WireHeaders() {}

  /**
   * A request's headers for a provider, which may compress its reply only so that we can read it.
   */
  static Map<String, List<String>> ofRequest(Map<String, List<String>> headers) {
    Map<String, List<String>> kept = endToEnd(headers);
    boolean gzip =
        kept.getOrDefault("accept-encoding", List.of()).stream()
            .map(value -> value.toLowerCase(Locale.ROOT))
            .anyMatch(WireHeaders::takesGzip);
    kept.put("accept-encoding", List.of(gzip ? "gzip" : "identity"));
    return kept;
  }

  private static boolean takesGzip(String value) {
    for (String part : value.split(",", 50)) {
      String coding = part.replace(" ", "");
      if (coding.equals("gzip")
          || (coding.startsWith("gzip;") && !coding.matches(".*;q=0(\\.0*)?"))) {
        return true;
      }
    }
    return false;
  }

  /** A reply's headers for a client. */
  static Map<String, List<String>> ofReply(Map<String, List<String>> headers) {
    return endToEnd(headers);
  }

  private static Map<String, List<String>> endToEnd(Map<String, List<String>> headers) {
    Map<String, List<String>> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            kept.put(name, values);
          }
        });
    for (String value : headers.getOrDefault("connection", List.of())) {
      for (String name : value.split(",", 50)) {
        kept.remove(name.strip());
      }
    }
    return kept;
  }
}
