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
 */
public record GatewayConfig(
    ServerConfig server,
    AccessConfig access,
    List<UpstreamConfig> upstreams,
    List<RouteConfig> routes,
    StoreConfig store) {

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
          StoreConfig.DEFAULT);
}
