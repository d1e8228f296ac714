package dev.bantam.gateway.config;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told of calls as spans.
 *
 * @param otlp base URL of a collector that takes OTLP over HTTP, such as {@code
 *     http://127.0.0.1:4318}; empty: nobody
 * @param headers that the collector asks for
 */
public record TelemetryConfig(Optional<URI> otlp, Map<String, String> headers) {

  /** What holds without a file. */
  public static final TelemetryConfig DEFAULT = new TelemetryConfig(Optional.empty(), Map.of());

  /** A map that nobody can change. */
  public TelemetryConfig {
    headers = Map.copyOf(headers);
  }

  /** Without the headers, which may be secrets. */
  @Override
  public String toString() {
    return "TelemetryConfig[%s]".formatted(otlp.map(URI::toString).orElse("off"));
  }
}
