package dev.bantam.provider;

import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A request as it goes to a provider, its body byte for byte what the client sent unless a field
 * had to be rewritten.
 *
 * @param method such as {@code POST}
 * @param path with its query, from {@code /v1} on
 * @param headers by name in any case; those of the connection itself left out
 * @param body the bytes; not to be changed, by nobody
 */
public record ProviderCall(
    String method, String path, Map<String, List<String>> headers, byte[] body) {

  /** A value whose headers nobody can change. */
  public ProviderCall {
    HeaderMap copy = new HeaderMap();
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(copy);
  }

  /** Without headers and body, which hold secrets. */
  @Override
  public String toString() {
    return "ProviderCall[%s %s, %,d bytes]".formatted(method, path, body.length);
  }
}
