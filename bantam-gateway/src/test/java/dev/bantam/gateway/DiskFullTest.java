package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.observe.wire.WireJson;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full, and then has room again. */
@Timeout(120)
class DiskFullTest {

  private static final String CALL =
      "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
          .formatted("x".repeat(20_000));

  @TempDir private Path folder;

  private static StoreConfig store(StoreConfig.Durability durability, long queue) {
    return new StoreConfig(
        Optional.empty(), durability, StoreConfig.Recording.FULL, 1 << 20, queue, Optional.empty());
  }

  private static void awaitReady(RunningGateway gateway, int status) throws InterruptedException {
    while (gateway.get("/health/ready").statusCode() != status) {
      Thread.sleep(20);
    }
  }

  private static long dropped(RunningGateway gateway) {
    return WireJson.read(gateway.get("/health/ready").body()).path("traces_dropped").longValue();
  }

  @Test
  void callsGoOnAndWhatDoesNotFitIsCountedUntilThereIsRoom() throws Exception {
    Upstream upstream = Upstream.answering(Replies.chat("yes"));
    try (SmallDisk disk = SmallDisk.at(folder, 8);
        RunningGateway gateway =
            new RunningGateway(
                upstream,
                folder.resolve("home"),
                usual -> usual.withStore(store(StoreConfig.Durability.BATCHED, 300_000)))) {
      assertThat(gateway.chat(CALL).statusCode()).isEqualTo(200);
      gateway.traces(1);
      awaitReady(gateway, 200);
      disk.fill();
      int calls = 1;
      // What is left in SQLite's own files is used up first.
      while (dropped(gateway) == 0) {
        assertThat(gateway.chat(CALL).statusCode()).isEqualTo(200);
        calls++;
      }
      awaitReady(gateway, 503);
      disk.empty();
      awaitReady(gateway, 200);
      assertThat(gateway.chat(CALL).statusCode()).isEqualTo(200);
      calls++;
      int kept = (int) (calls - dropped(gateway));
      List<StoredTrace> traces = gateway.traces(kept);
      assertThat(traces).hasSize(kept);
      assertThat(kept).isGreaterThan(2);
    }
  }

  @Test
  void callsThatMustBeRecordedFailUntilThereIsRoom() throws Exception {
    Upstream upstream = Upstream.answering(Replies.chat("yes"));
    try (SmallDisk disk = SmallDisk.at(folder, 8);
        RunningGateway gateway =
            new RunningGateway(
                upstream,
                folder.resolve("home"),
                usual -> usual.withStore(store(StoreConfig.Durability.EVERY_CALL, 300_000)))) {
      assertThat(gateway.chat(CALL).statusCode()).isEqualTo(200);
      disk.fill();
      int answered = 1;
      HttpResponse<String> reply = gateway.chat(CALL);
      while (reply.statusCode() == 200) {
        answered++;
        reply = gateway.chat(CALL);
      }
      assertThat(reply.statusCode()).isEqualTo(503);
      assertThat(reply.body()).contains("not_recorded").contains("full");
      awaitReady(gateway, 503);
      disk.empty();
      assertThat(gateway.chat(CALL).statusCode()).isEqualTo(200);
      awaitReady(gateway, 200);
      // Each call that was answered, and no other.
      assertThat(gateway.traces(answered + 1)).hasSize(answered + 1);
    }
  }
}
