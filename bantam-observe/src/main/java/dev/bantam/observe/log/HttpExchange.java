package dev.bantam.observe.log;

import java.time.Instant;
import java.util.Optional;

/**
 * One side of an exchange that an HTTP client logged.
 *
 * @param request true for what was sent
 * @param thread what the log says of the thread, empty if nothing
 * @param time when it was logged
 * @param url where it was sent, empty for a response
 * @param headers as they were logged
 * @param body as it was logged
 * @param line the number of its first line
 */
record HttpExchange(
    boolean request,
    String thread,
    Optional<Instant> time,
    String url,
    String headers,
    String body,
    long line) {}
