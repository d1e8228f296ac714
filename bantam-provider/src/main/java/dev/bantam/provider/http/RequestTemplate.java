package dev.bantam.provider.http;

import dev.bantam.provider.ProviderCall;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes requests to one server out of calls. */
final class RequestTemplate {

  /** Those that the client writes itself; the others it would not take are {@link HopHeaders}. */
  private static final List<String> WRITTEN = List.of("Host", "Content-Length", "Expect");

  private final BaseUrl base;
  private final Map<String, String> set = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param set headers that replace a call's own of the same name
   * @throws IllegalArgumentException when one of them cannot stand in a request; the message does
   *     not show its value
   */
  RequestTemplate(BaseUrl base, Map<String, String> set) {
    this.base = base;
    this.set.putAll(set);
    HttpRequest.Builder trial = HttpRequest.newBuilder();
    set.forEach((name, value) -> add(trial, name, value));
  }

  /**
   * A request.
   *
   * @param target the whole path with its query
   * @throws IllegalArgumentException when a method, a path or a header cannot stand in a request;
   *     the message does not show a header's value
   */
  HttpRequest request(ProviderCall call, String target) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(target));
    if (call.body().length > 0) {
      builder.method(call.method(), BodyPublishers.ofByteArray(call.body()));
    } else {
      // Each of the first three goes without a Content-Length, which an empty body would tell.
      switch (call.method()) {
        case "GET" -> builder.GET();
        case "HEAD" -> builder.HEAD();
        case "DELETE" -> builder.DELETE();
        default -> builder.method(call.method(), BodyPublishers.noBody());
      }
    }
    Set<String> hop = HopHeaders.of(call.headers());
    call.headers()
        .forEach(
            (name, values) -> {
              if (!hop.contains(name) && !written(name) && !set.containsKey(name)) {
                values.forEach(value -> add(builder, name, value));
              }
            });
    set.forEach((name, value) -> add(builder, name, value));
    return builder.build();
  }

  private static boolean written(String name) {
    return WRITTEN.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static void add(HttpRequest.Builder builder, String name, String value) {
    try {
      builder.header(name, value);
    } catch (IllegalArgumentException showsTheValue) {
      throw new IllegalArgumentException(
          "the header %s cannot be sent: it is the connection's, or has a character no header may have"
              .formatted(name));
    }
  }
}
