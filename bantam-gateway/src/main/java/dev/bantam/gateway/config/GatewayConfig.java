package dev.bantam.gateway.config;

import java.util.List;

/**
 * All that can be set. {@code docs/gateway.md} describes each setting.
 *
 * @param server how to listen
 * @param access who may call
 * @param upstreams who answers, at least one
 * @param routes which model goes where; empty: all to the first upstream
 * @param store what is kept, and where
 * @param cache what is repeated
 * @param loop what is learned, and how calls are answered with it
 * @param telemetry who is told of calls
 */
public record GatewayConfig(
    ServerConfig server,
    AccessConfig access,
    List<UpstreamConfig> upstreams,
    List<RouteConfig> routes,
    StoreConfig store,
    CacheConfig cache,
    LoopConfig loop,
    TelemetryConfig telemetry) {

  /** Lists that nobody can change. */
  public GatewayConfig {
    upstreams = List.copyOf(upstreams);
    routes = List.copyOf(routes);
  }

  /** What holds without a file. */
  public static final GatewayConfig DEFAULT =
      new GatewayConfig(
          ServerConfig.DEFAULT,
          AccessConfig.DEFAULT,
          List.of(UpstreamConfig.DEFAULT),
          List.of(),
          StoreConfig.DEFAULT,
          CacheConfig.DEFAULT,
          LoopConfig.DEFAULT,
          TelemetryConfig.DEFAULT);

  /** The same with another way to listen. */
  public GatewayConfig withServer(ServerConfig other) {
    return new GatewayConfig(other, access, upstreams, routes, store, cache, loop, telemetry);
  }

  /** The same with other callers. */
  public GatewayConfig withAccess(AccessConfig other) {
    return new GatewayConfig(server, other, upstreams, routes, store, cache, loop, telemetry);
  }

  /** The same with these upstreams, all calls to the first of them. */
  public GatewayConfig withUpstreams(List<UpstreamConfig> others) {
    return new GatewayConfig(server, access, others, List.of(), store, cache, loop, telemetry);
  }

  /** The same with another store. */
  public GatewayConfig withStore(StoreConfig other) {
    return new GatewayConfig(server, access, upstreams, routes, other, cache, loop, telemetry);
  }

  /** The same with another cache. */
  public GatewayConfig withCache(CacheConfig other) {
    return new GatewayConfig(server, access, upstreams, routes, store, other, loop, telemetry);
  }

  /** The same with another loop. */
  public GatewayConfig withLoop(LoopConfig other) {
    return new GatewayConfig(server, access, upstreams, routes, store, cache, other, telemetry);
  }

  /** The same with another collector. */
  public GatewayConfig withTelemetry(TelemetryConfig other) {
    return new GatewayConfig(server, access, upstreams, routes, store, cache, loop, other);
  }
}
