package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.answer.LearningLoop;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.LoopConfig;
import dev.bantam.gateway.config.SampleConfig;
import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.config.TaskConfig;
import dev.bantam.loop.Learning;
import dev.bantam.loop.SameProcess;
import dev.bantam.observe.wire.WireJson;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two gateways on one PostgreSQL, whose specialists lie on shared storage. */
@Tag("slow")
@Timeout(300)
class TwoGatewaysTest {

  @TempDir private Path folder;

  private final Teacher teacher = new Teacher();
  private final Iterator<String> tickets = Tickets.of(100_000, 3).iterator();
  private EmbeddedPostgres postgres;
  private RunningGateway one;
  private RunningGateway other;

  @BeforeEach
  void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    Path shared = Files.createDirectories(folder.resolve("specialists"));
    one = gateway(shared, "one");
    other = gateway(shared, "other");
  }

  private RunningGateway gateway(Path specialists, String name) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Files.createSymbolicLink(home.resolve("specialists"), specialists);
    // Both name tenants by the same secret.
    Files.writeString(home.resolve("tenant.key"), "00".repeat(32));
    return new RunningGateway(
        new Upstream(teacher),
        home,
        this::config,
        LearningLoop.by(() -> new SameProcess(new Learning(InstantSource.system(), List.of()))));
  }

  private GatewayConfig config(GatewayConfig config) {
    TaskConfig usual = TaskConfig.DEFAULT;
    StoreConfig store = config.store();
    return config
        .withLoop(
            new LoopConfig(
                true,
                Duration.ofMinutes(10),
                new TaskConfig(
                    0.1,
                    0.05,
                    TaskConfig.Promote.AUTO,
                    SampleConfig.always(0.5),
                    usual.rungs(),
                    OptionalInt.of(150),
                    List.of(),
                    usual.pool(),
                    Duration.ofHours(1)),
                Map.of()))
        .withStore(
            new StoreConfig(
                Optional.of(postgres.getJdbcUrl("postgres", "postgres")),
                store.durability(),
                store.record(),
                store.maxBody(),
                store.queue(),
                store.retention()));
  }

  @AfterEach
  void stop() throws IOException {
    one.close();
    other.close();
    postgres.close();
  }

  private static JsonNode task(RunningGateway gateway) {
    return WireJson.read(gateway.get("/bantam/v1/tasks").body()).path("data").path(0);
  }

  private static String state(RunningGateway gateway) {
    return task(gateway).path("state").asString("");
  }

  private int local(RunningGateway gateway, int calls) {
    int local = 0;
    for (int i = 0; i < calls; i++) {
      local +=
          gateway
                  .chat(Tickets.call(tickets.next()))
                  .headers()
                  .firstValue("x-bantam-answered-by")
                  .orElse("")
                  .startsWith("local:")
              ? 1
              : 0;
    }
    return local;
  }

  @Test
  void whatOneLearnedBothServeAndAnAlarmInOneEndsLocalAnswersInBoth() throws Exception {
    while (!state(one).equals("serving")) {
      local(one, 20);
    }
    while (!state(other).equals("serving")) {
      Thread.sleep(20);
    }
    assertThat(local(other, 60)).isGreaterThan(30);
    while (task(one).path("audits").path("count").asInt(0) < 10) {
      Thread.sleep(20); // Those of the other one.
    }

    teacher.changeMind(Map.of("bug", "billing", "billing", "bug"));
    while (!state(one).equals("alarmed")) {
      local(one, 10);
    }
    int looks = 0;
    while (!state(other).equals("alarmed")) {
      looks++;
      Thread.sleep(10);
    }
    // It looks twice a second, and this once in ten milliseconds at most.
    assertThat(looks).isLessThanOrEqualTo(100);
    assertThat(local(other, 50)).isZero();
    assertThat(local(one, 50)).isZero();
  }
}
