/** Counters and timers for Prometheus. */
@NullMarked
package dev.bantam.gateway.metrics;

import org.jspecify.annotations.NullMarked;
