package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.access.GatewayKey;
import dev.bantam.gateway.config.AccessConfig;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.LoopConfig;
import dev.bantam.gateway.config.SampleConfig;
import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.config.TaskConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import dev.bantam.gateway.store.Home;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.gateway.store.TraceFilter;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.loop.LocalAnswer;
import dev.bantam.loop.Observation;
import dev.bantam.loop.Phase;
import dev.bantam.loop.TaskRecord;
import dev.bantam.loop.TeacherAnswer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gateways with the real loop whose processes, learners and connections to the store end at random
 * moments, while a task is learned, certified, served and audited. {@code -Dbantam.kills=100} for
 * more.
 */
@Tag("slow")
@Timeout(3_600)
class LoopKillTest {

  private static final int KILLS = Integer.getInteger("bantam.kills", 4);
  private static final int TURNS_EVERY = 12;

  @TempDir private Path home;

  private final GatewayKey.Fresh key =
      GatewayKey.fresh("app", true, new SecureRandom(), Instant.EPOCH);
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final Teacher teacher = new Teacher();

  /** What is ended in a round, beside the gateway itself at its end. */
  private interface Blow {
    void strike(KilledGateway gateway) throws Exception;
  }

  static GatewayConfig config(URI upstream, Optional<String> database) {
    GatewayConfig usual = GatewayConfig.DEFAULT;
    StoreConfig store = usual.store();
    TaskConfig task = TaskConfig.DEFAULT;
    return usual
        .withServer(usual.server().withPort(0))
        .withAccess(
            new AccessConfig(AccessConfig.Mode.KEYS, List.of(), List.of(), Optional.empty()))
        .withUpstreams(List.of(UpstreamConfig.at("fake", upstream).withKey(Optional.of("sk-1"))))
        .withLoop(
            new LoopConfig(
                true,
                Duration.ofMinutes(10),
                new TaskConfig(
                    0.1,
                    0.05,
                    TaskConfig.Promote.AUTO,
                    SampleConfig.always(0.3),
                    task.rungs(),
                    OptionalInt.of(150),
                    List.of(),
                    task.pool(),
                    Duration.ofMillis(100)),
                Map.of()))
        .withStore(
            new StoreConfig(
                database,
                StoreConfig.Durability.EVERY_CALL,
                store.record(),
                store.maxBody(),
                store.queue(),
                store.retention()));
  }

  @Test
  void killedGatewaysAndLearnersLoseAndRepeatNothing() throws Exception {
    Random random = new Random(11);
    play(
        Optional.empty(),
        random,
        gateway -> {
          if (random.nextBoolean()) {
            gateway.killLearner();
          }
        });
  }

  @Test
  void severedConnectionsLoseAndRepeatNothing() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      play(
          Optional.of(postgres.getJdbcUrl("postgres", "postgres")),
          new Random(13),
          gateway -> sever(postgres));
    }
  }

  private static void sever(EmbeddedPostgres postgres) {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE pid <> pg_backend_pid() AND datname = 'postgres'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private TraceStore store(Optional<String> database) {
    return Home.at(home).open(config(URI.create("http://127.0.0.1"), database).store());
  }

  private void play(Optional<String> database, Random random, Blow blow) throws Exception {
    try (TraceStore store = store(database)) {
      store.keys().add(key.row());
    }
    try (Upstream upstream = new Upstream(teacher)) {
      for (int kill = 0; kill < KILLS; kill++) {
        if (kill % TURNS_EVERY == TURNS_EVERY - 1) {
          teacher.changeMind(
              kill / TURNS_EVERY % 2 == 0 ? Map.of("bug", "billing", "billing", "bug") : Map.of());
        }
        try (KilledGateway gateway = new KilledGateway(home, upstream.url(), database)) {
          gateway.load(key.text(), kill, acknowledged);
          gateway.await(50 + random.nextInt(350));
          while (kill == 1 && !acknowledged.containsValue("local:lexical")) {
            gateway.await(10); // So that some of them fall while it serves, however few there are.
          }
          blow.strike(gateway);
          gateway.await(random.nextInt(150));
        }
      }
      try (KilledGateway last = new KilledGateway(home, upstream.url(), database);
          TraceStore store = store(database)) {
        // A lost connection may leave the one promise that was being committed to its teacher.
        verify(last, store, database.isPresent() ? KILLS : 0);
      }
    }
  }

  private void verify(KilledGateway last, TraceStore store, int mostUnconfirmed) throws Exception {
    List<TaskRecord> tasks = store.loop().tasks();
    assertThat(tasks).hasSize(1);
    String task = tasks.getFirst().task().id();
    Map<String, StoredTrace> traces = traces(store);
    assertThat(traces.keySet()).containsAll(acknowledged.keySet());
    Map<String, Observation> observations = settled(store, task, traces);
    int serving = tasks.getFirst().life().serving().orElse(0);
    long local = 0;
    long unconfirmed = 0;
    for (Map.Entry<String, String> call : acknowledged.entrySet()) {
      StoredTrace trace = Optional.ofNullable(traces.get(call.getKey())).orElseThrow();
      assertThat(trace.answeredBy()).isEqualTo(call.getValue());
      assertThat(trace.usage().input()).isPositive();
      boolean answeredHere = call.getValue().startsWith("local:");
      local += answeredHere ? 1 : 0;
      Optional<Observation> kept = Optional.ofNullable(observations.get(call.getKey()));
      if (answeredHere) {
        assertThat(kept.isPresent()).isEqualTo(trace.coin() < trace.sample());
        kept.ifPresent(one -> assertThat(one.local()).isPresent());
      } else if (!trace.task().isEmpty()) {
        // So does an alarm in the moment of a promise, after which that specialist does not serve.
        Optional<LocalAnswer> promised = kept.orElseThrow().local();
        unconfirmed += promised.filter(by -> by.specialist() == serving).isPresent() ? 1 : 0;
      }
    }
    assertAudits(last, store.loop().tasks().getFirst(), observations);
    assertThat(local).isPositive();
    assertThat(unconfirmed).isLessThanOrEqualTo(mostUnconfirmed);
  }

  private static Map<String, StoredTrace> traces(TraceStore store) {
    List<StoredTrace> all = new ArrayList<>();
    List<StoredTrace> page = store.following(TraceFilter.ALL, "", 1_000);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = store.following(TraceFilter.ALL, page.getLast().id(), 1_000);
    }
    return all.stream().collect(Collectors.toMap(StoredTrace::id, one -> one));
  }

  /** Once nobody is being asked and all that was left undone is caught up on. */
  private static Map<String, Observation> settled(
      TraceStore store, String task, Map<String, StoredTrace> traces) throws InterruptedException {
    List<String> wanted =
        traces.values().stream()
            .filter(trace -> trace.task().equals(task) && trace.outcome().equals("answered"))
            .filter(trace -> trace.answeredBy().startsWith("upstream:"))
            .map(StoredTrace::id)
            .toList();
    while (true) {
      List<Observation> all = store.loop().observations(task, "", 1_000_000);
      Map<String, Observation> byId =
          all.stream().collect(Collectors.toMap(Observation::id, one -> one));
      if (byId.keySet().containsAll(wanted) && store.loop().pending().isEmpty()) {
        all.forEach(one -> assertThat(one.teacher()).isInstanceOf(TeacherAnswer.Answered.class));
        return byId;
      }
      Thread.sleep(50);
    }
  }

  /** The gateway counts every stored audit of the specialist that serves, and each once. */
  private void assertAudits(
      KilledGateway last, TaskRecord task, Map<String, Observation> observations)
      throws IOException, InterruptedException {
    if (task.life().phase() != Phase.SERVING) {
      return;
    }
    int serving = task.life().serving().orElseThrow();
    long stored =
        observations.values().stream()
            .filter(one -> one.sampled() && !one.retry())
            .filter(one -> one.local().filter(by -> by.specialist() == serving).isPresent())
            .count();
    while (last.audits(key.text()) != stored) {
      Thread.sleep(50);
    }
  }
}
