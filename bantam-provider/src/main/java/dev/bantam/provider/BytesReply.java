package dev.bantam.provider;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A reply that is there already, whole. */
public final class BytesReply implements ProviderReply {

  private final int status;
  private final Map<String, List<String>> headers;
  private final InputStream body;

  /** A reply with these bytes, whose length is told in a header. */
  public BytesReply(int status, Map<String, List<String>> headers, byte[] body) {
    Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.put("Content-Length", List.of(String.valueOf(body.length)));
    this.status = status;
    this.headers = Collections.unmodifiableMap(all);
    this.body = new ByteArrayInputStream(body);
  }

  /** A reply of JSON. */
  public static BytesReply json(int status, String json) {
    return new BytesReply(
        status,
        Map.of("Content-Type", List.of("application/json")),
        json.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public Map<String, List<String>> headers() {
    return headers;
  }

  @Override
  public InputStream body() {
    return body;
  }

  @Override
  public void close() {}
}
