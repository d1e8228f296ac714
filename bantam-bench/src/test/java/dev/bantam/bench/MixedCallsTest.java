package dev.bantam.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MixedCallsTest {

  private static final List<String> FILES =
      List.of(
          "banking77/train.csv",
          "ocats_banking77/stream.csv",
          "ocats_banking77/dev.csv",
          "sst2/train.csv",
          "clinc150/train.csv",
          "trec/train.csv",
          "sms_spam/train.csv",
          "sms_spam/test.csv",
          "snips/train.csv",
          "ag_news/test.csv",
          "ag_news/train.csv",
          "frugalgpt/headlines/train.csv");

  @TempDir Path folder;

  @BeforeEach
  void writeSmallSets() throws IOException {
    for (String file : FILES) {
      Path path = folder.resolve("data").resolve(file);
      Files.createDirectories(path.getParent());
      StringBuilder csv = new StringBuilder("text,label,gpt_label\n");
      for (int row = 0; row < 40; row++) {
        csv.append("\"Row %d of \"\"%s\"\", in eight or more words\",".formatted(row, file));
        csv.append(row % 2 == 0 ? "Even?,even\n" : "odd,Odd\n");
      }
      Files.writeString(path, csv);
    }
    Path prompts = folder.resolve("data/frugalgpt/prompts");
    Files.createDirectories(prompts);
    Files.writeString(
        prompts.resolve("HEADLINES_prefix_e8.txt"), "Please determine.\n\nQ: a\nA: up\n\n");
  }

  private Path write(String out, String... more) throws IOException {
    Path to = folder.resolve(out);
    List<String> arguments = new ArrayList<>(List.of(to.toString(), "--calls", "1200", "--data"));
    arguments.add(folder.resolve("data").toString());
    arguments.addAll(List.of(more));
    MixedCalls.write(MixedOptions.parse(arguments));
    return to;
  }

  private static List<String> lines(Path file) throws IOException {
    // Not every line is UTF-8.
    return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
  }

  private static JsonNode json(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    return JsonMapper.shared().readTree(new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void everyLineHoldsTheInputThatTheTruthNames() throws IOException {
    Path out = write("calm");
    List<String> lines = lines(out.resolve("calls.jsonl"));
    List<TruthLine> truth = TruthLine.read(out.resolve("truth.csv"));
    assertThat(lines).hasSize(1_200);
    assertThat(truth).hasSize(1_200);
    for (TruthLine line : truth) {
      JsonNode messages = json(lines.get((int) line.line() - 1)).path("request").path("messages");
      String said = messages.get(messages.size() - 1).path("content").asString();
      if (line.task().equals("ag_news")) {
        JsonNode slots = JsonMapper.shared().readTree(line.input());
        assertThat(said)
            .contains("Title: " + slots.path("title").asString() + "\nText: ")
            .contains(slots.path("text").asString());
      } else {
        assertThat(said).contains(line.input());
      }
    }
    Map<String, Long> calls =
        truth.stream().collect(Collectors.groupingBy(TruthLine::task, Collectors.counting()));
    assertThat(calls).hasSize(9).containsEntry("clinc150", 260L).containsEntry("headlines", 100L);
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    Path once = write("once", "--disturbed", "--other-formats");
    Path again = write("again", "--disturbed", "--other-formats");
    Path other = write("other", "--disturbed", "--other-formats", "--seed", "2");
    try (var files = Files.list(once)) {
      assertThat(files)
          .hasSize(10)
          .allSatisfy(
              file -> assertThat(again.resolve(file.getFileName())).hasSameBinaryContentAs(file));
    }
    assertThat(Files.mismatch(once.resolve("calls.jsonl"), other.resolve("calls.jsonl")))
        .isNotEqualTo(-1);
  }

  @Test
  void disturbancesAreInTheTruth() throws IOException {
    Path out =
        write("disturbed", "--edited", "0.1", "--retried", "0.2", "--garbage", "0.1", "--midway");
    List<String> lines = lines(out.resolve("calls.jsonl"));
    List<TruthLine> truth = TruthLine.read(out.resolve("truth.csv"));
    assertThat(truth).hasSameSizeAs(lines);
    assertThat(truth.stream().filter(TruthLine::garbage).count()).isBetween(80L, 160L);
    assertThat(truth.stream().filter(TruthLine::secondAttempt).count()).isBetween(190L, 290L);
    assertThat(truth.stream().filter(line -> line.version().equals("trial")).count())
        .isBetween(90L, 200L);
    assertThat(truth.stream().filter(line -> line.version().equals("2")))
        .extracting(TruthLine::task)
        .containsOnly("clinc150", "sst2", "headlines");
    for (TruthLine line : truth) {
      if (line.secondAttempt()) {
        JsonNode second = json(lines.get((int) line.line() - 1));
        JsonNode first = json(lines.get((int) line.line() - 2));
        assertThat(second.path("request")).isEqualTo(first.path("request"));
        assertThat(second.path("response").has("choices")).isTrue();
      }
    }
  }

  @Test
  void theTruthScoresPerfectlyAgainstItself() throws IOException {
    Path out = write("scored", "--disturbed");
    List<TruthLine> truth = TruthLine.read(out.resolve("truth.csv"));
    Map<Long, ExplainFile.Explained> explained =
        truth.stream()
            .collect(
                Collectors.toMap(
                    TruthLine::line,
                    line -> new ExplainFile.Explained(line.task() + line.version(), line.input())));
    TaskScore score = TaskScore.of(truth, explained, Optional.empty(), Map.of());
    assertThat(score.perfect()).isTrue();
    assertThat(score.calls()).isEqualTo(1_200);
  }

  @Test
  void saysWhichOptionItDoesNotKnow() {
    assertThatThrownBy(() -> MixedOptions.parse(List.of("out", "--edit")))
        .hasMessageContaining("--edit");
    assertThatThrownBy(() -> MixedOptions.parse(List.of("out", "--calls")))
        .hasMessageContaining("--calls needs a value");
    assertThatThrownBy(() -> MixedOptions.parse(List.of("out", "--garbage", "2")))
        .hasMessageContaining("share");
    assertThatThrownBy(() -> MixedOptions.parse(List.of())).hasMessageContaining("where to");
  }
}
