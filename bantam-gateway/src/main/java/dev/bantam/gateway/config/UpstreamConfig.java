package dev.bantam.gateway.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A server of large models.
 *
 * @param name in traces and metrics
 * @param wire what it speaks
 * @param url its base URL, {@code /v1} included
 * @param key sent as bearer token, where callers have keys of the gateway
 * @param headers that replace those of the call
 * @param connect how long a connection may take to come about
 * @param firstByte how long a reply may take to begin
 * @param idle how long a reply may pause
 * @param attempts how often a call is tried; 1: once
 * @param concurrent how many calls it is asked at once; empty: any number
 * @param queue how many more may wait
 * @param breaker after how many failures in a row it is left alone for a while; empty: never
 * @param pause for how long
 */
public record UpstreamConfig(
    String name,
    Wire wire,
    URI url,
    Optional<String> key,
    Map<String, String> headers,
    Duration connect,
    Duration firstByte,
    Duration idle,
    int attempts,
    OptionalInt concurrent,
    int queue,
    OptionalInt breaker,
    Duration pause) {

  /** A map that nobody can change. */
  public UpstreamConfig {
    headers = Map.copyOf(headers);
  }

  /** What holds without a file. */
  public static final UpstreamConfig DEFAULT =
      at("openai", URI.create("https://api.openai.com/v1"));

  /** A server with nothing but a name and a place. */
  public static UpstreamConfig at(String name, URI url) {
    return new UpstreamConfig(
        name,
        new Wire.OpenAi(),
        url,
        Optional.empty(),
        Map.of(),
        Duration.ofSeconds(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(5),
        1,
        OptionalInt.empty(),
        100,
        OptionalInt.empty(),
        Duration.ofSeconds(10));
  }

  /** The same with this key, or without any. */
  public UpstreamConfig withKey(Optional<String> other) {
    return new UpstreamConfig(
        name,
        wire,
        url,
        other,
        headers,
        connect,
        firstByte,
        idle,
        attempts,
        concurrent,
        queue,
        breaker,
        pause);
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "UpstreamConfig[%s]".formatted(name);
  }
}
