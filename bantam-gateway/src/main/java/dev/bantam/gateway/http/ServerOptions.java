package dev.bantam.gateway.http;

import java.net.InetAddress;
import java.time.Duration;

/**
 * How to listen.
 *
 * @param address where
 * @param port on which port; 0 for any free one
 * @param maxBody the most bytes of a request's body
 * @param bodyTimeout how long a client may take to send it
 * @param maxHeaders the most bytes of a request's headers
 * @param maxConnections the most connections at once
 * @param idle how long a connection may stay unused
 * @param drain how long replies that have begun may go on after the end was asked for
 */
public record ServerOptions(
    InetAddress address,
    int port,
    long maxBody,
    Duration bodyTimeout,
    int maxHeaders,
    int maxConnections,
    Duration idle,
    Duration drain) {}
