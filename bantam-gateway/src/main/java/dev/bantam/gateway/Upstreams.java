package dev.bantam.gateway;

import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.RouteConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.provider.Provider;
import dev.bantam.provider.Ticker;
import dev.bantam.provider.http.OpenAiProvider;
import dev.bantam.provider.http.Timeouts;
import dev.bantam.provider.policy.CircuitBreaker;
import dev.bantam.provider.policy.ConcurrencyLimit;
import dev.bantam.provider.policy.Fallback;
import dev.bantam.provider.policy.ModelRouter;
import dev.bantam.provider.policy.RetryLimits;
import dev.bantam.provider.policy.Retrying;
import dev.bantam.provider.policy.Route;
import dev.bantam.provider.policy.Target;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes providers of what the configuration says about them. */
final class Upstreams {

  private Upstreams() {}

  /** The one that all calls go to. */
  static Provider of(GatewayConfig config) {
    Map<String, Provider> byName = new HashMap<>();
    for (UpstreamConfig upstream : config.upstreams()) {
      byName.put(upstream.name(), one(upstream));
    }
    if (config.routes().isEmpty()) {
      return named(config.upstreams().getFirst().name(), byName);
    }
    List<Route> routes =
        config.routes().stream()
            .map(route -> new Route(route.models(), Target.of(chain(route, byName))))
            .toList();
    return new ModelRouter("routes", routes);
  }

  private static Provider named(String name, Map<String, Provider> byName) {
    Provider provider = byName.get(name);
    if (provider == null) {
      throw new IllegalStateException("no upstream " + name);
    }
    return provider;
  }

  private static Provider chain(RouteConfig route, Map<String, Provider> byName) {
    List<Target> targets = route.chain().stream().map(hop -> target(hop, byName)).toList();
    return new Fallback("chain", targets);
  }

  private static Target target(RouteConfig.Hop hop, Map<String, Provider> byName) {
    Provider provider = named(hop.upstream(), byName);
    return hop.model().map(model -> Target.of(provider, model)).orElse(Target.of(provider));
  }

  private static Provider one(UpstreamConfig config) {
    Map<String, String> headers = new HashMap<>(config.headers());
    config.key().ifPresent(key -> headers.put("Authorization", "Bearer " + key));
    Provider provider =
        new OpenAiProvider(
            config.name(),
            config.url(),
            headers,
            new Timeouts(config.connect(), config.firstByte(), config.idle()));
    if (config.concurrent().isPresent()) {
      provider =
          new ConcurrencyLimit(
              provider, config.concurrent().getAsInt(), config.queue(), config.firstByte());
    }
    if (config.breaker().isPresent()) {
      provider =
          new CircuitBreaker(
              provider, config.breaker().getAsInt(), config.pause(), Ticker.system());
    }
    if (config.attempts() > 1) {
      RetryLimits usual = RetryLimits.DEFAULT;
      RetryLimits limits =
          new RetryLimits(config.attempts(), usual.first(), usual.longest(), usual.total());
      provider = new Retrying(provider, limits, Ticker.system(), new SecureRandom());
    }
    return provider;
  }
}
