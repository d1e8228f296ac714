/** Spans of calls by OpenTelemetry's GenAI conventions, for a collector. Off unless it is set. */
@NullMarked
package dev.bantam.gateway.telemetry;

import org.jspecify.annotations.NullMarked;
