package dev.bantam.provider.http;

import dev.bantam.provider.HeaderNames;
import dev.bantam.provider.ProviderCall;
import java.net.URI;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;

/** Makes requests to one server out of calls. */
final class RequestTemplate {

  private static final Set<String> WITHOUT_LENGTH = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

  /** By character, whether it may stand in a word of HTTP. */
  private static final BitSet TOKEN =
      set("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  /** Those that the client writes itself. */
  private static final HeaderNames WRITTEN =
      HeaderNames.of(List.of("Host", "Content-Length", "Expect"));

  private final Map<String, String> set = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Those that the client writes and the set ones: a call's own of these names do not go on. */
  private final HeaderNames own;

  /**
   * @param set headers that replace a call's own of the same name
   * @throws IllegalArgumentException when one of them cannot stand in a request; the message does
   *     not show its value
   */
  RequestTemplate(Map<String, String> set) {
    set.forEach(
        (name, value) -> {
          check(name, value);
          if (!maySet(name)) {
            throw new IllegalArgumentException(
                "the header %s cannot be set: it is the connection's".formatted(name));
          }
        });
    this.set.putAll(set);
    this.own = WRITTEN.and(set.keySet());
  }

  /** Whether a header of this name is the message's, not the connection's. */
  static boolean maySet(String name) {
    return !HopHeaders.of(Map.of()).contains(name) && !WRITTEN.contains(name);
  }

  /**
   * A request.
   *
   * @throws IllegalArgumentException when a method or a header cannot stand in a request; the
   *     message does not show a header's value
   */
  HttpUriRequestBase request(ProviderCall call, URI target) {
    if (!isToken(call.method())) {
      throw new IllegalArgumentException("a method must be a word");
    }
    HttpUriRequestBase request = new HttpUriRequestBase(call.method(), target);
    if (call.body().length > 0 || !WITHOUT_LENGTH.contains(call.method())) {
      request.setEntity(new ByteArrayEntity(call.body(), null));
    }
    HeaderNames hop = HopHeaders.of(call.headers());
    call.headers()
        .forEach(
            (name, values) -> {
              if (!hop.contains(name) && !own.contains(name)) {
                for (String value : values) {
                  check(name, value);
                  request.addHeader(new BasicHeader(name, value));
                }
              }
            });
    set.forEach((name, value) -> request.addHeader(new BasicHeader(name, value)));
    return request;
  }

  private static void check(String name, String value) {
    if (!isToken(name)) {
      throw new IllegalArgumentException("the name of a header has a character no name may have");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f || c > 0xff) {
        throw new IllegalArgumentException(
            "the header %s has a character no header may have".formatted(name));
      }
    }
  }

  private static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!TOKEN.get(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  private static BitSet set(String characters) {
    BitSet set = new BitSet();
    characters.chars().forEach(set::set);
    return set;
  }
}
