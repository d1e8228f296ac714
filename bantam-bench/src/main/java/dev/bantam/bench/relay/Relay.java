package dev.bantam.bench.relay;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A relay under measurement.
 *
 * @param name for the table
 * @param port it listens on
 * @param pid its process
 * @param failed how many calls it has failed so far
 */
record Relay(String name, int port, long pid, AtomicLong failed) {}
