package dev.bantam.provider.http;

import dev.bantam.provider.ProviderReply;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A reply whose head has come. */
record HttpReply(int status, Map<String, List<String>> headers, ReplyStream body)
    implements ProviderReply {

  /** What the client got, without what belonged to its connection. */
  static HttpReply of(HttpResponse<?> response, ReplyStream body) {
    Map<String, List<String>> all = response.headers().map();
    Map<String, List<String>> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    others.putAll(all);
    others.keySet().removeAll(HopHeaders.of(all));
    if (all.containsKey("Transfer-Encoding")) {
      others.remove("Content-Length");
    }
    return new HttpReply(response.statusCode(), Collections.unmodifiableMap(others), body);
  }

  /**
   * Whether others could see another end of this reply than the client does, which goes by the
   * first Content-Length and only then by chunks (RFC 9112, section 6.3, has it otherwise).
   */
  static boolean isAmbiguous(HttpHeaders headers) {
    List<String> lengths = headers.allValues("Content-Length");
    List<String> encodings = headers.allValues("Transfer-Encoding");
    if (!encodings.isEmpty()) {
      return !lengths.isEmpty()
          || encodings.size() > 1
          || !encodings.getFirst().equalsIgnoreCase("chunked");
    }
    return lengths.stream().distinct().count() > 1
        || !lengths.stream().allMatch(length -> length.matches("[0-9]{1,18}"));
  }

  @Override
  public void close() {
    body.close();
  }
}
