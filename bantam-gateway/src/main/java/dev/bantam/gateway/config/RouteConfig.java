package dev.bantam.gateway.config;

import java.util.List;
import java.util.Optional;

/**
 * Where calls for some models go.
 *
 * @param models a model's name, the beginning of names with {@code *} after it, or {@code *}
 * @param chain who is asked, the next one when one does not answer
 */
public record RouteConfig(String models, List<Hop> chain) {

  /**
   * One that is asked.
   *
   * @param upstream its name
   * @param model what it is asked for; empty: what the client asked for
   */
  public record Hop(String upstream, Optional<String> model) {}

  /** A list that nobody can change. */
  public RouteConfig {
    chain = List.copyOf(chain);
  }
}
