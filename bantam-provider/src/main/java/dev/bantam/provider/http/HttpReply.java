package dev.bantam.provider.http;

import dev.bantam.provider.HeaderMap;
import dev.bantam.provider.ProviderReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** A reply whose head has come. */
record HttpReply(int status, Map<String, List<String>> headers, ReplyStream body)
    implements ProviderReply {

  /** What the client got, without what belonged to its connection. */
  static HttpReply of(ClassicHttpResponse response, ReplyStream body) {
    HeaderMap all = new HeaderMap();
    for (Header header : response.getHeaders()) {
      all.merge(header.getName(), List.of(header.getValue()), HttpReply::both);
    }
    if (all.containsKey("Transfer-Encoding")) {
      all.remove("Content-Length");
    }
    all.removeAll(HopHeaders.of(all));
    return new HttpReply(response.getCode(), Collections.unmodifiableMap(all), body);
  }

  private static List<String> both(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /**
   * Whether others could see another end of this reply than the client does (RFC 9112, section
   * 6.3).
   */
  static boolean isAmbiguous(ClassicHttpResponse response) {
    Header[] lengths = response.getHeaders("Content-Length");
    Header[] encodings = response.getHeaders("Transfer-Encoding");
    if (encodings.length > 0) {
      return lengths.length > 0
          || encodings.length > 1
          || !encodings[0].getValue().equalsIgnoreCase("chunked");
    }
    return lengths.length > 1 || (lengths.length == 1 && !isLength(lengths[0].getValue()));
  }

  private static boolean isLength(String value) {
    return !value.isEmpty()
        && value.length() <= 18
        && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public void close() {
    body.close();
  }
}
