package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.Usage;
import dev.bantam.gateway.config.GatewayConfig;
import dev.bantam.gateway.relay.CallNotes;
import dev.bantam.gateway.store.Home;
import dev.bantam.gateway.store.NewTrace;
import dev.bantam.gateway.store.StoredTrace;
import dev.bantam.gateway.store.TraceStore;
import dev.bantam.gateway.store.TraceTexts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code assess} on what a gateway recorded. */
class AssessStoreTest {

  private static final int USAGE = 2;
  private static final int DATA = 3;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder = Path.of("");

  private Session.Outcome assess(Path home) {
    return new Session(folder)
        .run(
            "assess",
            "--home",
            home.toString(),
            "--json",
            "--out",
            folder.resolve("specialists").toString(),
            "--page",
            folder.resolve("assess.html").toString());
  }

  @Test
  void readsTheStoreAsItReadsTheSameCallsInAFile() {
    Path home = folder.resolve("home");
    List<String> lines = WarmUpCalls.lines().lines().limit(90).toList();
    try (TraceStore store = Home.at(home).open(GatewayConfig.DEFAULT.store())) {
      List<NewTrace> traces = new ArrayList<>();
      for (String line : lines) {
        traces.add(trace(traces.size(), JSON.readTree(line)));
      }
      store.write(traces);
    }
    Session.Outcome outcome = assess(home);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    JsonNode said = JSON.readTree(outcome.out());
    assertThat(said.path("calls").asLong()).isEqualTo(lines.size());
    assertThat(said.path("tasks")).isNotEmpty();
    assertThat(folder.resolve("assess.html")).exists();
  }

  private static NewTrace trace(int number, JsonNode line) {
    Instant time = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(number);
    StoredTrace trace =
        new StoredTrace(
            "%08d".formatted(number),
            time,
            "",
            "POST",
            "/v1/chat/completions",
            line.path("request").path("model").asString(),
            "upstream:test",
            "answered",
            200,
            false,
            false,
            Duration.ofMillis(3),
            Duration.ofMillis(5),
            100,
            100,
            Usage.NONE,
            "",
            "",
            "",
            "",
            0,
            0);
    return new NewTrace(
        trace,
        Optional.of(
            new TraceTexts(
                bytes(line.path("request")),
                bytes(line.path("response")),
                "application/json",
                true)),
        CallNotes.NONE,
        Optional.empty());
  }

  private static byte[] bytes(JsonNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aHomeThatIsNoneIsSaidAndNotMade() throws Exception {
    Path absent = folder.resolve("absent");
    assertThat(assess(absent).refused(DATA).err()).contains("there is no folder");
    assertThat(absent).doesNotExist();
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(assess(empty).refused(DATA).err()).contains("no gateway has recorded anything");
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void neitherFilesNorAHomeIsAMistake() {
    assertThat(new Session(folder).run("assess").refused(USAGE).err())
        .contains("a gateway's --home");
  }
}
