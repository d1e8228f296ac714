package dev.bantam.provider.policy;

import dev.bantam.provider.ModelField;
import dev.bantam.provider.OpenAiError;
import dev.bantam.provider.Provider;
import dev.bantam.provider.ProviderCall;
import dev.bantam.provider.ProviderReply;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sends each call to the provider that its model is routed to: the route with exactly that name,
 * else the one with the longest beginning. A call that names no model goes where {@code *} goes, or
 * to the first route if there is no such one.
 */
public final class ModelRouter implements Provider {

  private static final String ANY = "*";

  private final String name;
  private final List<Route> routes;
  private final Target unnamed;

  /**
   * A router with these routes, each pattern once.
   *
   * @throws IllegalArgumentException when there is none, or two with the same pattern
   */
  public ModelRouter(String name, List<Route> routes) {
    if (routes.isEmpty()) {
      throw new IllegalArgumentException("a router needs at least one route");
    }
    Set<String> patterns = new HashSet<>();
    for (Route route : routes) {
      if (!patterns.add(route.pattern())) {
        throw new IllegalArgumentException("two routes for " + route.pattern());
      }
    }
    this.name = name;
    this.routes =
        routes.stream()
            .sorted(
                Comparator.comparing(Route::exact)
                    .thenComparingInt(route -> route.pattern().length())
                    .reversed())
            .toList();
    this.unnamed =
        Target.of(
            routes.stream()
                .filter(route -> route.pattern().equals(ANY))
                .findFirst()
                .orElse(routes.getFirst())
                .target()
                .provider());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProviderReply send(ProviderCall call) {
    Optional<String> model = ModelField.read(call.body());
    if (model.isEmpty()) {
      return unnamed.send(call);
    }
    for (Route route : routes) {
      if (route.fits(model.get())) {
        return route.targetFor(model.get()).send(call);
      }
    }
    return OpenAiError.notFound(
            "model_not_found",
            "No route leads to the model '%s'. Routes: %s."
                .formatted(
                    brief(model.get()),
                    String.join(", ", routes.stream().map(Route::pattern).sorted().toList())))
        .reply();
  }

  private static String brief(String model) {
    return model.length() <= 100 ? model : model.substring(0, 100) + "...";
  }

  @Override
  public void close() {
    routes.stream().map(route -> route.target().provider()).distinct().forEach(Provider::close);
  }
}
