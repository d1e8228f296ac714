package dev.bantam.gateway.relay;

import dev.bantam.provider.HeaderMap;
import dev.bantam.provider.HeaderNames;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which headers go on and which end here. */
final class WireHeaders {

  /**
   * Those of one connection (RFC 9110, section 7.6.1), and those that whoever sends writes anew:
   * host and length.
   */
  private static final HeaderNames OF_THE_CONNECTION =
      HeaderNames.of(
          List.of(
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
              "expect"));

  private WireHeaders() {}

  /**
   * A request's headers for a provider, which may compress its reply only so that we can read it.
   */
  static HeaderMap ofRequest(Map<String, List<String>> headers) {
    HeaderMap kept = endToEnd(headers);
    boolean gzip = false;
    for (String value : kept.getOrDefault("accept-encoding", List.of())) {
      gzip |= takesGzip(value.toLowerCase(Locale.ROOT));
    }
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
  static HeaderMap ofReply(Map<String, List<String>> headers) {
    return endToEnd(headers);
  }

  private static HeaderMap endToEnd(Map<String, List<String>> headers) {
    HeaderMap kept = new HeaderMap(headers);
    kept.removeAll(OF_THE_CONNECTION);
    for (String value : headers.getOrDefault("connection", List.of())) {
      for (String name : value.split(",", 50)) {
        kept.remove(name.strip());
      }
    }
    return kept;
  }
}
