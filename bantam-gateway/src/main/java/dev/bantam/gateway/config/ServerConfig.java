package dev.bantam.gateway.config;

import java.time.Duration;

/**
 * How to listen.
 *
 * @param address an IP address or the name of this machine
 * @param port 0 for any free one
 * @param maxBody the most bytes of a request's body
 * @param bodyTimeout how long a client may take to send it
 * @param maxHeaders the most bytes of a request's headers
 * @param maxConnections the most connections at once
 * @param idle how long a connection may stay unused
 * @param drain how long replies that have begun may go on when the gateway ends
 */
public record ServerConfig(
    String address,
    int port,
    long maxBody,
    Duration bodyTimeout,
    int maxHeaders,
    int maxConnections,
    Duration idle,
    Duration drain) {

  /** What holds without a file. */
  public static final ServerConfig DEFAULT =
      new ServerConfig(
          "127.0.0.1",
          8807,
          64L << 20,
          Duration.ofSeconds(60),
          32 << 10,
          10_000,
          Duration.ofMinutes(10),
          Duration.ofSeconds(10));

  /** The same on another port. */
  public ServerConfig withPort(int other) {
    return new ServerConfig(
        address, other, maxBody, bodyTimeout, maxHeaders, maxConnections, idle, drain);
  }
}
