package dev.bantam.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.config.StoreConfig.Durability;
import dev.bantam.gateway.relay.CallNotes;
import dev.bantam.gateway.relay.IncomingCall;
import dev.bantam.gateway.relay.Outcome;
import dev.bantam.gateway.relay.RecordingException;
import dev.bantam.gateway.relay.RelayedCall;
import dev.bantam.provider.ProviderCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The thread that writes traces outlives whatever one of them does to it. */
@Timeout(30)
class RecorderTest {

  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  /** Longer than a column can tell: its trace cannot be written. */
  private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

  @TempDir private Path home;
  private TraceStore store;

  @BeforeEach
  void open() {
    store = Home.at(home).open(StoreConfig.DEFAULT);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Recorder recorder(Durability durability, TraceListener listener) {
    StoreConfig usual = StoreConfig.DEFAULT;
    return new Recorder(
        store,
        new StoreConfig(
            usual.url(),
            durability,
            usual.record(),
            usual.maxBody(),
            usual.queue(),
            usual.retention()),
        listener);
  }

  private static RelayedCall call(String id, String tenant, Duration whole) {
    return call(id, tenant, whole, Map.of("content-type", List.of("application/json")), EMPTY);
  }

  private static RelayedCall call(
      String id, String tenant, Duration whole, Map<String, List<String>> headers, byte[] reply) {
    return new RelayedCall(
        new IncomingCall(
            id,
            Instant.EPOCH,
            tenant,
            new ProviderCall("POST", "/v1/chat/completions", Map.of(), EMPTY)),
        CallNotes.NONE,
        "upstream:a",
        Outcome.ANSWERED,
        200,
        headers,
        reply,
        reply.length,
        Optional.empty(),
        Duration.ZERO,
        whole);
  }

  private List<String> ids() {
    return store.newest(TraceFilter.ALL, Optional.empty(), 1000).reversed().stream()
        .map(StoredTrace::id)
        .toList();
  }

  @Test
  void aTraceThatBreaksTheWriterIsDroppedAlone() {
    try (Recorder recorder = recorder(Durability.BATCHED, TraceListener.NOBODY)) {
      recorder.record(call("1", "a", Duration.ZERO));
      recorder.record(call("2", "a", FOR_EVER));
      recorder.record(call("3", "a", Duration.ZERO));
    }
    Recorder recorder = recorder(Durability.EVERY_CALL, TraceListener.NOBODY);
    try (recorder) {
      assertThatThrownBy(() -> recorder.record(call("4", "a", FOR_EVER)))
          .isInstanceOf(RecordingException.class);
      recorder.record(call("5", "a", Duration.ZERO));
      assertThat(recorder.trouble()).isEmpty();
    }
    // The writer counts after it has told whoever waits.
    assertThat(recorder.dropped()).isEqualTo(1);
    assertThat(recorder.queued()).isZero();
    assertThat(ids()).containsExactly("1", "3", "5");
  }

  @Test
  void aTraceThatTheDatabaseRefusesDoesNotBlockTheOthers() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("traces.db"));
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER refuses BEFORE INSERT ON traces WHEN NEW.tenant = 'bad'"
              + " BEGIN SELECT RAISE(ABORT, 'refused'); END");
    }
    try (Recorder recorder = recorder(Durability.BATCHED, TraceListener.NOBODY)) {
      for (int i = 0; i < 9; i++) {
        recorder.record(call("" + i, i % 4 == 1 ? "bad" : "good", Duration.ZERO));
      }
      while (recorder.queued() > 0) {
        Thread.sleep(5);
      }
      assertThat(recorder.dropped()).isEqualTo(2);
      assertThat(recorder.trouble()).isEmpty();
    }
    assertThat(ids()).containsExactly("0", "2", "3", "4", "6", "7", "8");
  }

  @Test
  void afterAnErrorOfTheMachineWhoeverWaitsHearsOfIt() throws Exception {
    TraceListener fatal =
        trace -> {
          throw new StackOverflowError("told to");
        };
    try (Recorder recorder = recorder(Durability.EVERY_CALL, fatal)) {
      recorder.record(call("1", "a", Duration.ZERO));
      while (recorder.trouble().isEmpty()) {
        Thread.sleep(5);
      }
      for (int i = 2; i < 5; i++) {
        String id = "" + i;
        assertThatThrownBy(() -> recorder.record(call(id, "a", Duration.ZERO)))
            .isInstanceOf(RecordingException.class)
            .hasMessageContaining("until a restart");
      }
      assertThat(recorder.dropped()).isEqualTo(3);
      assertThat(recorder.queued()).isZero();
    }
    assertThat(ids()).containsExactly("1");
  }

  /** Each reply has 16 KB on its way and 16 MB in memory. */
  @Test
  void smallBodiesThatAreLargeTextsAreDecodedOneAtATime() throws Exception {
    byte[] zipped = zipped(16 << 20);
    Map<String, List<String>> headers =
        Map.of("content-type", List.of("text/plain"), "content-encoding", List.of("gzip"));
    List<Integer> writtenSoFar = new CopyOnWriteArrayList<>();
    try (Recorder recorder =
        recorder(Durability.BATCHED, trace -> writtenSoFar.add(ids().size()))) {
      for (int i = 1; i <= 4; i++) {
        recorder.record(call("" + i, "a", Duration.ZERO, headers, zipped));
      }
    }
    assertThat(writtenSoFar).containsExactly(1, 2, 3, 4);
    assertThat(store.texts("4").orElseThrow().reply()).hasSize(16 << 20);
  }

  private static byte[] zipped(int size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(out)) {
      zip.write(new byte[size]);
    }
    return out.toByteArray();
  }
}
