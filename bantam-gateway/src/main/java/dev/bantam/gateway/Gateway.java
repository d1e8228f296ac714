package dev.bantam.gateway;

import dev.bantam.gateway.access.BrowserGuard;
import dev.bantam.gateway.access.Gatekeeper;
import dev.bantam.gateway.access.KeyRing;
import dev.bantam.gateway.access.PassThrough;
import dev.bantam.gateway.access.Tenants;
import dev.bantam.gateway.answer.Answering;
import dev.bantam.gateway.answer.OpenLoop;
import dev.bantam.gateway.answer.RunningLoop;
import dev.bantam.gateway.api.Health;
import dev.bantam.gateway.api.OwnApi;
import dev.bantam.gateway.config.AccessConfig;
import dev.bantam.gateway.config.ConfigException;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.ServerConfig;
import dev.bantam.gateway.http.HelidonServer;
import dev.bantam.gateway.http.ServerOptions;
import dev.bantam.gateway.metrics.GatewayMetrics;
import dev.bantam.gateway.relay.CallRecorder;
import dev.bantam.gateway.relay.Relay;
import dev.bantam.gateway.relay.TraceId;
import dev.bantam.gateway.store.CallCosts;
import dev.bantam.gateway.store.Home;
import dev.bantam.gateway.store.KeyTable;
import dev.bantam.gateway.store.Recorder;
import dev.bantam.gateway.store.SpentMoney;
import dev.bantam.gateway.store.StoreException;
import dev.bantam.gateway.store.TraceFilter;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.gateway.telemetry.CallSpans;
import dev.bantam.provider.Provider;
import dev.bantam.provider.policy.SwappableProvider;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A gateway that runs: server, relay and store, put together. */
public final class Gateway implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");
  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration TASKS_EVERY = Duration.ofSeconds(1);
  private static final Duration KEYS_EVERY = Duration.ofSeconds(2);
  private static final Duration HEAP_EVERY = Duration.ofMillis(500);
  private static final Duration RETENTION_EVERY = Duration.ofMinutes(10);

  private final List<AutoCloseable> parts;
  private volatile GatewayConfig config;
  private volatile Gatekeeper gatekeeper;
  private final TraceStore store;
  private final Tenants tenants;
  private final KeyRing keys;
  private final SwappableProvider provider;
  private final RunningLoop loop;
  private final Answering answering;
  private volatile CallCosts costs;
  private final SpentMoney spent;
  private final Recorder recorder;
  private final HelidonServer server;

  private Gateway(List<AutoCloseable> parts, GatewayConfig config, Path folder, OpenLoop loops) {
    this.parts = parts;
    InetAddress address = address(config.server());
    Home home = Home.at(folder);
    kept(home.lock());
    this.config = config;
    this.store = kept(home.open(config.store()));
    this.tenants =
        new Tenants(
            config
                .access()
                .tenantKey()
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .orElseGet(home::tenantKey));
    this.keys = new KeyRing(store.keys().list());
    checkAddress(config, address);
    this.gatekeeper = gatekeeper(config);
    this.provider = kept(new SwappableProvider(Upstreams.of(config)));
    this.loop = kept(loops.open(config.loop(), store.loop(), folder));
    this.answering =
        kept(new Answering(config, store, () -> provider, loop, InstantSource.system()));
    this.costs = CallCosts.of(config);
    this.spent = new SpentMoney(() -> costs, answering.listener());
    this.recorder = kept(new Recorder(store, config.store(), spent));
    this.server = kept(HelidonServer.start(options(config.server(), address), front()));
    kept(Repeated.every(TICK, "bantam lets time pass for its tasks", this::tick));
    kept(Repeated.every(TASKS_EVERY, "bantam looks at its tasks", answering::look));
    kept(Repeated.every(KEYS_EVERY, "bantam reads its keys", this::readKeys));
    kept(Repeated.every(HEAP_EVERY, "bantam keeps its heap small", new HeapGrowth()));
    kept(Repeated.every(RETENTION_EVERY, "bantam deletes old traces", this::deleteOld));
  }

  private <T extends AutoCloseable> T kept(T part) {
    parts.addFirst(part);
    return part;
  }

  /**
   * Starts a gateway.
   *
   * @param home its folder
   * @throws ConfigException when the configuration is not safe to use
   * @throws StoreException when the home or the store cannot be used
   * @throws dev.bantam.gateway.http.ServerException when the address cannot be listened on
   */
  public static Gateway start(GatewayConfig config, Path home) {
    return start(config, home, OpenLoop.NONE);
  }

  /**
   * Starts a gateway with a loop.
   *
   * @param loops opens it
   */
  public static Gateway start(GatewayConfig config, Path home, OpenLoop loops) {
    List<AutoCloseable> parts = new ArrayList<>();
    try {
      return new Gateway(parts, config, home, loops);
    } catch (RuntimeException e) {
      close(parts);
      throw e;
    }
  }

  private static InetAddress address(ServerConfig server) {
    try {
      return InetAddress.getByName(server.address());
    } catch (UnknownHostException e) {
      throw new ConfigException(List.of("server.address: there is no address " + server.address()));
    }
  }

  private void checkAddress(GatewayConfig now, InetAddress address) {
    if (address.isLoopbackAddress()) {
      return;
    }
    if (now.access().mode() != AccessConfig.Mode.KEYS) {
      throw unsafe(
          "server.address %s can be reached from other machines: set access.mode to keys, or listen"
              + " on 127.0.0.1");
    }
    if (store.keys().list().isEmpty()) {
      throw unsafe(
          "server.address %s can be reached from other machines, and there are no keys yet: bantam"
              + " keys add NAME");
    }
  }

  private ConfigException unsafe(String message) {
    return new ConfigException(List.of(message.formatted(config.server().address())));
  }

  private Gatekeeper gatekeeper(GatewayConfig now) {
    AccessConfig access = now.access();
    boolean byKeys = access.mode() == AccessConfig.Mode.KEYS;
    boolean local = address(now.server()).isLoopbackAddress();
    Optional<List<String>> hosts =
        local || !access.hosts().isEmpty()
            ? Optional.of(hosts(now.server(), access))
            : Optional.empty();
    return new BrowserGuard(hosts, access.origins(), byKeys ? keys : new PassThrough(tenants));
  }

  private static List<String> hosts(ServerConfig server, AccessConfig access) {
    List<String> hosts = new ArrayList<>(access.hosts());
    hosts.addAll(List.of("localhost", "127.0.0.1", "[::1]", server.address()));
    return hosts;
  }

  private Front front() {
    GatewayMetrics metrics = new GatewayMetrics(recorder);
    CallRecorder recorded =
        config.telemetry().otlp().map(url -> told(url, metrics)).orElse(metrics);
    Relay relay =
        new Relay(
            () -> provider,
            answering.answerer(),
            answering.recorder(recorded),
            ids(),
            InstantSource.system(),
            config.store().maxBody());
    return new Front(
        exchange -> gatekeeper.admit(exchange),
        relay::relay,
        new OwnDoors(
            new OwnApi(store, () -> costs, loop.tasks(), answering),
            metrics,
            answering.metrics(),
            spent),
        new Health(recorder),
        metrics::countRefused);
  }

  /** Names of calls, all larger than what the store knows: a clock may have been set back. */
  private TraceId ids() {
    TraceId ids = new TraceId(new SplittableRandom(new SecureRandom().nextLong()));
    ids.after(loop.newest());
    store.newest(TraceFilter.ALL, Optional.empty(), 1).forEach(trace -> ids.after(trace.id()));
    return ids;
  }

  private CallRecorder told(URI otlp, GatewayMetrics metrics) {
    CallSpans spans = kept(new CallSpans(otlp, () -> config, metrics));
    metrics.countLost(spans);
    return spans;
  }

  private static ServerOptions options(ServerConfig server, InetAddress address) {
    return new ServerOptions(
        address,
        server.port(),
        server.maxBody(),
        server.bodyTimeout(),
        server.maxHeaders(),
        server.maxConnections(),
        server.idle(),
        server.drain());
  }

  private void tick() {
    if (answering.learns()) {
      loop.tick();
    }
  }

  private void readKeys() {
    if (config.access().mode() == AccessConfig.Mode.KEYS) {
      keys.replace(store.keys().list());
    }
  }

  private void deleteOld() {
    store.questions().dropBefore(Instant.now());
    Optional<Duration> retention = config.store().retention();
    retention.ifPresent(time -> store.deleteBefore(Instant.now().minus(time)));
  }

  /**
   * Uses another configuration from now on; calls that have begun end as they began.
   *
   * @return what changes only with a restart
   * @throws ConfigException when it is not safe to use; then, as after anything else that is
   *     thrown, nothing changes
   */
  public List<String> reload(GatewayConfig next) {
    GatewayConfig before = config;
    InetAddress address = address(before.server());
    if (!address.isLoopbackAddress() && next.access().mode() != AccessConfig.Mode.KEYS) {
      throw new ConfigException(
          List.of("access.mode has to stay keys while other machines can reach this gateway"));
    }
    GatewayConfig merged = next.withServer(before.server()).withTelemetry(before.telemetry());
    // Whatever may fail comes first, so that nothing is half changed.
    List<KeyTable.Row> rows = store.keys().list();
    Gatekeeper nextGatekeeper = gatekeeper(merged);
    CallCosts nextCosts = CallCosts.of(merged);
    boolean elsewhere =
        !before.upstreams().equals(next.upstreams()) || !before.routes().equals(next.routes());
    Optional<Provider> nextProvider =
        elsewhere ? Optional.of(Upstreams.of(merged)) : Optional.empty();
    try {
      loop.reload(merged.loop());
      answering.reload(merged);
    } catch (RuntimeException e) {
      nextProvider.ifPresent(Provider::close);
      loop.reload(before.loop());
      answering.reload(before);
      throw e;
    }
    config = merged;
    keys.replace(rows);
    nextProvider.ifPresent(provider::swap);
    gatekeeper = nextGatekeeper;
    costs = nextCosts;
    recorder.record(merged.store().record());
    return AfterRestart.of(before, next);
  }

  /** The port that is listened on. */
  public int port() {
    return server.port();
  }

  /** Lets replies that have begun end, writes what waits to be written, and ends. */
  @Override
  public void close() {
    close(parts);
  }

  private static void close(List<AutoCloseable> parts) {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, "while ending: " + e.getMessage());
      }
    }
  }
}
