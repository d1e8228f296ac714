package dev.bantam.provider.anthropic;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Translates headers both ways. */
final class AnthropicHeaders {

  /** The version of the Messages API that the translation is made for. */
  static final String VERSION = "2023-06-01";

  private static final String BEARER = "bearer ";

  private AnthropicHeaders() {}

  /** Those of a request: the client's key in the place where it is looked for. */
  static Map<String, List<String>> request(Map<String, List<String>> headers) {
    Map<String, List<String>> out = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String kept : List.of("User-Agent", "anthropic-beta", "x-api-key", "traceparent")) {
      List<String> values = headers.getOrDefault(kept, List.of());
      if (!values.isEmpty()) {
        out.put(kept, values);
      }
    }
    for (String value : headers.getOrDefault("Authorization", List.of())) {
      if (value.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
        out.putIfAbsent("x-api-key", List.of(value.substring(BEARER.length()).strip()));
      }
    }
    out.put("anthropic-version", List.of(VERSION));
    out.put("Content-Type", List.of("application/json"));
    return out;
  }

  /** Those of a reply that are not about the bytes of its body. */
  static Map<String, List<String>> reply(Map<String, List<String>> headers, String type) {
    Map<String, List<String>> out = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (lower.startsWith("anthropic-")
              || lower.startsWith("retry-after")
              || lower.equals("x-should-retry")
              || lower.equals("date")) {
            out.put(name, values);
          } else if (lower.equals("request-id")) {
            out.put("x-request-id", values);
          }
        });
    out.put("Content-Type", List.of(type));
    return out;
  }
}
