package dev.bantam.gateway.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a configuration. What a file does not say is as without it. */
public final class ConfigReader {

  private final Problems problems;
  private final Variables variables;

  private ConfigReader(String file, Function<String, Optional<String>> environment) {
    this.problems = new Problems(file);
    this.variables = new Variables(environment);
  }

  /**
   * The configuration that these bytes are.
   *
   * @param file its name, for messages
   * @param environment the value of a variable, if it has one
   * @throws ConfigException with all problems, when there are any
   */
  public static GatewayConfig read(
      byte[] bytes, String file, Function<String, Optional<String>> environment) {
    Optional<Node> root = YamlDocument.read(bytes, file);
    if (root.isEmpty()) {
      return GatewayConfig.DEFAULT;
    }
    ConfigReader reader = new ConfigReader(file, environment);
    GatewayConfig config = reader.config(root.get());
    reader.problems.throwIfAny();
    return config;
  }

  private GatewayConfig config(Node root) {
    Section file = new Section(root, "a configuration", problems, variables);
    ServerConfig server =
        file.section("server").map(ConfigReader::server).orElse(ServerConfig.DEFAULT);
    AccessConfig access =
        file.section("access").map(ConfigReader::access).orElse(AccessConfig.DEFAULT);
    UpstreamReader upstreams = new UpstreamReader(access.mode(), problems);
    List<UpstreamConfig> all = upstreams.read(file);
    List<RouteConfig> routes = upstreams.routes(file, names(all));
    StoreConfig store = file.section("store").map(ConfigReader::store).orElse(StoreConfig.DEFAULT);
    CacheConfig cache =
        file.says("cache", "off")
            ? CacheConfig.OFF
            : file.section("cache").map(ConfigReader::cache).orElse(CacheConfig.DEFAULT);
    LoopConfig loop = LoopReader.read(file);
    TelemetryConfig telemetry =
        file.section("telemetry").map(ConfigReader::telemetry).orElse(TelemetryConfig.DEFAULT);
    file.end();
    return new GatewayConfig(server, access, all, routes, store, cache, loop, telemetry);
  }

  private static Set<String> names(List<UpstreamConfig> upstreams) {
    Set<String> names = new HashSet<>();
    upstreams.forEach(upstream -> names.add(upstream.name()));
    return names;
  }

  private static ServerConfig server(Section section) {
    ServerConfig d = ServerConfig.DEFAULT;
    ServerConfig server =
        new ServerConfig(
            section.text("address").orElse(d.address()),
            section.number("port", 0, 65_535, d.port()),
            section.size("max_body", 1 << 10, 1L << 30, d.maxBody()),
            section.duration("body_timeout", d.bodyTimeout()),
            (int) section.size("max_headers", 1 << 10, 1 << 20, d.maxHeaders()),
            section.number("max_connections", 1, 1_000_000, d.maxConnections()),
            section.duration("idle", d.idle()),
            section.duration("drain", d.drain()));
    section.end();
    return server;
  }

  private static AccessConfig access(Section section) {
    AccessConfig d = AccessConfig.DEFAULT;
    AccessConfig access =
        new AccessConfig(
            section.choice("mode", AccessConfig.Mode.values(), d.mode()),
            section.texts("hosts"),
            new ArrayList<>(section.texts("origins")),
            section.secret(
                "tenant_key",
                key -> key.length() < 16 ? Optional.empty() : Optional.of(key),
                "is too short: it needs 16 characters or more"));
    section.end();
    return access;
  }

  private static TelemetryConfig telemetry(Section section) {
    TelemetryConfig telemetry =
        new TelemetryConfig(
            section.parsed("otlp", UpstreamReader::url, UpstreamReader.URL),
            UpstreamReader.headers(section));
    section.end();
    return telemetry;
  }

  private static CacheConfig cache(Section section) {
    CacheConfig d = CacheConfig.DEFAULT;
    CacheConfig cache =
        new CacheConfig(
            section.size("size", 1 << 20, 1L << 30, d.bytes()),
            section.choice("temperature", Temperature.values(), Temperature.ZERO)
                == Temperature.ANY);
    section.end();
    return cache;
  }

  /** Which calls are repeated. */
  private enum Temperature {
    ZERO,
    ANY
  }

  private static StoreConfig store(Section section) {
    StoreConfig d = StoreConfig.DEFAULT;
    StoreConfig store =
        new StoreConfig(
            section.secret(
                "url",
                url -> url.startsWith("jdbc:postgresql:") ? Optional.of(url) : Optional.empty(),
                "should begin with jdbc:postgresql:"),
            section.choice("durability", StoreConfig.Durability.values(), d.durability()),
            section.choice("record", StoreConfig.Recording.values(), d.record()),
            (int) section.size("max_body", 1 << 10, 256 << 20, d.maxBody()),
            section.size("queue", 1 << 20, 4L << 30, d.queue()),
            section.duration("retention"));
    section.end();
    return store;
  }
}
