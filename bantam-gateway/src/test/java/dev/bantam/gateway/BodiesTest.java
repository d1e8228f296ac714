package dev.bantam.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Trace;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.store.CallCosts;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.gateway.store.TraceExport;
import dev.bantam.gateway.store.TraceFilter;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.observe.log.LogReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that real clients sent, as they are and spoiled. */
@Timeout(120)
class BodiesTest {

  private static final int SPOILED = Integer.getInteger("bantam.spoiled", 1_000);

  @TempDir private Path home;

  private static List<Path> recorded() {
    Path folder = Path.of("../bantam-observe/src/test/resources/wire");
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(Path file) {
    String name = file.getFileName().toString();
    if (name.contains("embeddings")) {
      return "/v1/embeddings";
    }
    return name.contains("responses") ? "/v1/responses" : "/v1/chat/completions";
  }

  private static HttpResponse<String> send(RunningGateway gateway, String path, byte[] body) {
    return gateway.send(
        gateway.request(path).POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
  }

  @Test
  void recordedBodiesGoThroughAndAreRecordedUnharmed() throws Exception {
    List<Path> files = recorded();
    assertThat(files).hasSizeGreaterThan(20);
    Upstream upstream = Upstream.answering(Replies.chat("yes"));
    try (RunningGateway gateway = new RunningGateway(upstream, home)) {
      for (Path file : files) {
        byte[] body = Files.readAllBytes(file);
        assertThat(send(gateway, path(file), body).body()).isEqualTo(Replies.chat("yes"));
        assertThat(upstream.next().body()).isEqualTo(body);
      }
      List<StoredTrace> traces = gateway.traces(files.size());
      try (TraceStore store = gateway.store()) {
        for (int i = 0; i < files.size(); i++) {
          assertThat(store.texts(traces.get(i).id()).orElseThrow().request())
              .isEqualTo(Files.readAllBytes(files.get(i)));
        }
      }
    }
  }

  @Test
  void whatIsExportedIsReadByAssess() throws Exception {
    Upstream upstream = Upstream.answering(Replies.chat("yes"));
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    try (RunningGateway gateway = new RunningGateway(upstream, home)) {
      gateway.chat("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"one\"}]}");
      upstream.script((request, out) -> Replies.stream(out, "two ", "parts"));
      gateway.chat("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"two\"}]}");
      gateway.traces(2);
      try (TraceStore store = gateway.store()) {
        assertThat(
                TraceExport.write(
                    store, TraceFilter.ALL, CallCosts.of(GatewayConfig.DEFAULT), lines))
            .isEqualTo(new TraceExport.Result(2, 0));
      }
    }
    List<Trace> read = new ArrayList<>();
    LogReader.read(new ByteArrayInputStream(lines.toByteArray()), "export", read::add, line -> {});
    assertThat(read)
        .extracting(Trace::reply)
        .containsExactly(
            new Trace.Reply.Answered("yes", "gpt-test"),
            new Trace.Reply.Answered("two parts", "gpt-test"));
    assertThat(read.getLast().usage().output()).isEqualTo(3);
  }

  /** The upstream is fine with anything, so any error would be of our making. */
  @Test
  @Timeout(3_600) // -Dbantam.spoiled=100000 takes minutes.
  void spoiledBodiesGoThrough() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    List<Path> files = recorded();
    Upstream upstream = Upstream.answering("{}");
    try (RunningGateway gateway = new RunningGateway(upstream, home)) {
      for (int i = 0; i < SPOILED; i++) {
        Path file = files.get(random.nextInt(files.size()));
        byte[] body = spoiled(Files.readAllBytes(file), random);
        HttpResponse<String> reply = send(gateway, path(file), body);
        assertThat(reply.statusCode()).as("body %d", i).isEqualTo(200);
        assertThat(upstream.next().body()).isEqualTo(body);
      }
      assertThat(gateway.get("/health/ready").body()).contains("\"traces_dropped\":0");
    }
    try (TraceStore store =
        dev.bantam.gateway.store.Home.at(home)
            .open(dev.bantam.gateway.config.StoreConfig.DEFAULT)) {
      long kept = 0;
      String after = "";
      for (List<StoredTrace> page = store.following(TraceFilter.ALL, after, 1000);
          !page.isEmpty();
          page = store.following(TraceFilter.ALL, after, 1000)) {
        kept += page.size();
        after = page.getLast().id();
      }
      assertThat(kept).isEqualTo(SPOILED);
    }
  }

  private static byte[] spoiled(byte[] body, SplittableRandom random) {
    byte[] copy = body.clone();
    for (int n = random.nextInt(1, 6); n > 0; n--) {
      int at = random.nextInt(copy.length);
      switch (random.nextInt(4)) {
        case 0 -> copy[at] = (byte) random.nextInt(256);
        case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> copy = java.util.Arrays.copyOf(copy, Math.max(1, at));
        default -> {
          int from = random.nextInt(copy.length);
          int length = Math.min(random.nextInt(50), copy.length - Math.max(at, from));
          System.arraycopy(copy, from, copy, at, length);
        }
      }
    }
    return copy;
  }
}
