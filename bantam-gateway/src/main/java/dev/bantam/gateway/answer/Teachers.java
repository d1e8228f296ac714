package dev.bantam.gateway.answer;

import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.RouteConfig;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which upstream is the teacher of a model: the first that its calls go to. Those that stand in for
 * it are not learned from.
 */
final class Teachers {

  private static final Comparator<RouteConfig> MOST_EXACT_FIRST =
      Comparator.<RouteConfig, Boolean>comparing(route -> !route.models().endsWith("*"))
          .thenComparingInt(route -> route.models().length())
          .reversed();

  private final List<RouteConfig> routes;
  private final String otherwise;

  Teachers(GatewayConfig config) {
    this.routes = config.routes().stream().sorted(MOST_EXACT_FIRST).toList();
    this.otherwise = config.upstreams().getFirst().name();
  }

  /** The name of the upstream; empty when no route leads anywhere. */
  Optional<String> of(String model) {
    if (routes.isEmpty()) {
      return Optional.of(otherwise);
    }
    return routes.stream()
        .filter(route -> fits(route.models(), model))
        .findFirst()
        .map(route -> route.chain().getFirst().upstream());
  }

  private static boolean fits(String pattern, String model) {
    return pattern.endsWith("*")
        ? model.startsWith(pattern.substring(0, pattern.length() - 1))
        : model.equals(pattern);
  }
}
