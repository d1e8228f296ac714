package dev.bantam.gateway.store;

import java.util.Optional;

/**
 * Which traces.
 *
 * @param tenant of this one alone
 * @param model that asked for this one alone
 */
public record TraceFilter(Optional<String> tenant, Optional<String> model) {

  /** All of them. */
  public static final TraceFilter ALL = new TraceFilter(Optional.empty(), Optional.empty());
}
