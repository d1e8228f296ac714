package dev.bantam.gateway;

import dev.bantam.gateway.config.ConfigException;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.RouteConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.gateway.config.Wire;
import dev.bantam.provider.Provider;
import dev.bantam.provider.Ticker;
import dev.bantam.provider.anthropic.AnthropicProvider;
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
import dev.bantam.provider.replay.RecordingException;
import dev.bantam.provider.replay.RecordingFile;
import dev.bantam.provider.replay.ReplayProvider;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes providers of what the configuration says about them. */
final class Upstreams {

  private Upstreams() {}

  /** The one that all calls go to. */
  static Provider of(GatewayConfig config) {
    Map<String, Provider> byName = new HashMap<>();
    try {
      for (UpstreamConfig upstream : config.upstreams()) {
        byName.put(upstream.name(), checked(upstream));
      }
    } catch (RuntimeException e) {
      byName.values().forEach(Provider::close);
      throw e;
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

  /** The file's reader has checked what a file says; the command line says things too. */
  private static Provider checked(UpstreamConfig upstream) {
    try {
      return one(upstream);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          List.of("upstreams: %s: %s".formatted(upstream.name(), e.getMessage())));
    }
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

  private static Provider speaker(UpstreamConfig config) {
    return switch (config.wire()) {
      case Wire.OpenAi openAi ->
          carrier(config, config.key().map(key -> Map.entry("Authorization", "Bearer " + key)));
      case Wire.Anthropic anthropic ->
          new AnthropicProvider(
              carrier(config, config.key().map(key -> Map.entry("x-api-key", key))),
              anthropic.maxTokens(),
              Ticker.system());
      case Wire.Replay replay -> replay(config.name(), replay);
    };
  }

  private static Provider carrier(
      UpstreamConfig config, Optional<Map.Entry<String, String>> credentials) {
    Map<String, String> headers = new HashMap<>(config.headers());
    credentials.ifPresent(header -> headers.put(header.getKey(), header.getValue()));
    return new OpenAiProvider(
        config.name(),
        config.url(),
        headers,
        new Timeouts(config.connect(), config.firstByte(), config.idle()));
  }

  private static Provider replay(String name, Wire.Replay replay) {
    try {
      return new ReplayProvider(
          name, RecordingFile.read(replay.file()), replay.pace() / 100.0, 1, Ticker.system());
    } catch (RecordingException e) {
      throw new ConfigException(List.of("upstreams: %s: %s".formatted(name, e.getMessage())));
    }
  }

  private static Provider one(UpstreamConfig config) {
    Provider provider = speaker(config);
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
