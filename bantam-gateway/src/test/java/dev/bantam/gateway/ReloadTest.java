package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bantam.gateway.config.ConfigFile;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.config.StoreConfig;
import dev.bantam.gateway.config.UpstreamConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another configuration while calls are under way. */
@Timeout(30)
class ReloadTest {

  @TempDir private Path folder;

  @Test
  void aCallThatHasBegunEndsAsItBegan() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Upstream first =
        new Upstream(
            (request, out) -> {
              asked.countDown();
              answer.await();
              Upstream.json(out, 200, "{\"from\":1}");
            });
    try (Upstream second = Upstream.answering("{\"from\":2}");
        RunningGateway gateway = new RunningGateway(first, folder)) {
      CompletableFuture<String> begun =
          CompletableFuture.supplyAsync(() -> gateway.chat("{}").body());
      asked.await();
      GatewayConfig config = RunningGateway.config(first);
      List<String> later =
          gateway
              .gateway()
              .reload(config.withUpstreams(List.of(UpstreamConfig.at("second", second.url()))));
      assertThat(later).isEmpty();
      assertThat(gateway.chat("{}").body()).isEqualTo("{\"from\":2}");
      answer.countDown();
      assertThat(begun.join()).isEqualTo("{\"from\":1}");
    }
  }

  @Test
  void aFileWithErrorsChangesNothing() throws Exception {
    Path file = folder.resolve("bantam.yaml");
    Upstream first = Upstream.answering("{\"from\":1}");
    try (Upstream second = Upstream.answering("{\"from\":2}");
        RunningGateway gateway = new RunningGateway(first, folder.resolve("home"))) {
      ConfigFile watched = watched(file, first);
      BlockingQueue<String> words = new LinkedBlockingQueue<>();
      try (ConfigWatch watch =
          new ConfigWatch(watched, config -> config, gateway.gateway(), words::add)) {
        assertThat(watch).isNotNull();
        Files.writeString(file, "upstreams: [{name: a, url: nowhere}]");
        assertThat(words.take()).contains("stays as it was").contains("line 1: url");
        assertThat(gateway.chat("{}").body()).isEqualTo("{\"from\":1}");
        Files.writeString(
            file, "upstreams: [{name: b, url: '%s'}]\nserver: {port: 1}".formatted(second.url()));
        assertThat(words.take()).contains("read again").contains("restart").contains("server");
        assertThat(gateway.chat("{}").body()).isEqualTo("{\"from\":2}");
      }
    }
  }

  @Test
  void whatCannotBeUsedChangesNothingHoweverOften() throws Exception {
    Upstream first = Upstream.answering("{\"from\":1}");
    try (Upstream second = Upstream.answering("{\"from\":2}");
        RunningGateway gateway = new RunningGateway(first, folder)) {
      GatewayConfig config = recording(first, StoreConfig.Recording.NONE);
      GatewayConfig unusable =
          config.withUpstreams(
              List.of(
                  UpstreamConfig.at("second", second.url()),
                  UpstreamConfig.at("bad", URI.create("http://127.0.0.1:99999/v1"))));
      for (int i = 1; i <= 2; i++) {
        assertThatThrownBy(() -> gateway.gateway().reload(unusable))
            .isInstanceOf(RuntimeException.class);
        assertThat(gateway.chat("{}").body()).isEqualTo("{\"from\":1}");
        assertThat(gateway.traces(i)).hasSize(i);
      }
    }
  }

  @Test
  void whatCannotBeUsedYetIsTriedAgain() throws Exception {
    Path file = folder.resolve("bantam.yaml");
    Path calls = folder.resolve("calls.jsonl");
    Upstream first = Upstream.answering("{\"from\":1}");
    try (Upstream second = Upstream.answering("{\"from\":2}");
        RunningGateway gateway = new RunningGateway(first, folder.resolve("home"))) {
      ConfigFile watched = watched(file, first);
      BlockingQueue<String> words = new LinkedBlockingQueue<>();
      try (ConfigWatch watch =
          new ConfigWatch(watched, config -> config, gateway.gateway(), words::add)) {
        assertThat(watch).isNotNull();
        Files.writeString(
            file,
            "upstreams: [{name: b, url: '%s'}, {name: c, kind: replay, file: '%s'}]"
                .formatted(second.url(), calls));
        assertThat(words.take()).contains("stays as it was").contains("calls.jsonl");
        assertThat(gateway.chat("{}").body()).isEqualTo("{\"from\":1}");
        Files.writeString(
            calls,
            """
            {"request":{"model":"m","messages":[{"role":"user","content":"a"}]},\
            "response":{"choices":[{"index":0,"message":{"role":"assistant","content":"b"}}]}}
            """);
        assertThat(words.take()).contains("read again");
        assertThat(gateway.chat("{}").body()).isEqualTo("{\"from\":2}");
      }
    }
  }

  @Test
  void whatIsRecordedFollows() {
    Upstream upstream = Upstream.answering("{}");
    try (RunningGateway gateway = new RunningGateway(upstream, folder)) {
      gateway.gateway().reload(recording(upstream, StoreConfig.Recording.NONE));
      gateway.chat("{\"model\":\"unseen\"}");
      gateway.gateway().reload(recording(upstream, StoreConfig.Recording.HASHES));
      gateway.chat("{\"model\":\"hashed\"}");
      var trace = gateway.traces(1).getFirst();
      assertThat(trace.model()).isEqualTo("hashed");
      assertThat(trace.requestSha256()).hasSize(64);
      try (var store = gateway.store()) {
        assertThat(store.texts(trace.id())).isEmpty();
      }
    }
  }

  private static GatewayConfig recording(Upstream upstream, StoreConfig.Recording recording) {
    GatewayConfig config = RunningGateway.config(upstream);
    StoreConfig s = config.store();
    return config.withStore(
        new StoreConfig(s.url(), s.durability(), recording, s.maxBody(), s.queue(), s.retention()));
  }

  /** A file with this upstream, as it was read at the start. */
  private static ConfigFile watched(Path file, Upstream upstream) throws IOException {
    Files.writeString(file, "upstreams: [{name: a, url: '%s'}]".formatted(upstream.url()));
    ConfigFile watched = new ConfigFile(file, name -> Optional.empty());
    watched.read();
    return watched;
  }
}
