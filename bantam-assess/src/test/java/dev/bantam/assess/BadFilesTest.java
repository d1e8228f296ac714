package dev.bantam.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in the files, the good calls are assessed and the rest is told. */
class BadFilesTest {

  @TempDir private Path folder = Path.of("");
  private Desk desk = new Desk(Path.of(""));
  private List<String> good = List.of();

  @BeforeEach
  void desk() {
    desk = new Desk(folder);
    good = new HelpCalls(5).triage(60);
  }

  private List<String> goodAnd(String... bad) {
    List<String> lines = new ArrayList<>(good);
    lines.addAll(30, Arrays.asList(bad));
    return lines;
  }

  private void assertGoodCallsRead(Assessment assessment) {
    assertThat(Desk.task(assessment, "team-urgent").calls()).isEqualTo(60);
  }

  private void assertRefused(String message, Path... files) {
    assertThatThrownBy(() -> desk.assess(files))
        .isInstanceOf(AssessException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTruncatedGzipFileIsReadUpToThere() throws IOException {
    Path whole = desk.gzip("whole.jsonl.gz", new HelpCalls(5).triage(400));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = desk.file("cut.jsonl.gz", Arrays.copyOf(bytes, bytes.length / 2));

    Assessment assessment = desk.assess(cut);

    assertThat(Desk.task(assessment, "team-urgent").calls()).isBetween(100L, 300L);
    assertThat(assessment.skipped()).isEqualTo(1);
    assertThat(assessment.problems().getFirst())
        .contains("cut.jsonl.gz")
        .contains("the rest was not read: the gzip data end too early");
  }

  @Test
  void damagedGzipDataAreTold() throws IOException {
    byte[] bytes = Files.readAllBytes(desk.gzip("whole.jsonl.gz", new HelpCalls(5).triage(4_000)));
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 200, (byte) 0x55);

    Assessment assessment = desk.assess(desk.file("bad.jsonl.gz", bytes));

    assertThat(assessment.calls()).isBetween(1_500L, 3_999L);
    assertThat(assessment.skipped()).isPositive();
    assertThat(assessment.problems()).hasSizeBetween(1, 20);
  }

  @Test
  void aLineOfFiftyMegabytesIsSkipped() {
    String line = "{\"request\":{\"text\":\"" + "x".repeat(50 << 20) + "\"}}";

    Assessment assessment = desk.assess(desk.file("long.jsonl", goodAnd(line)));

    assertGoodCallsRead(assessment);
    assertThat(assessment.problems()).hasSize(1);
    assertThat(assessment.problems().getFirst()).contains("line 31").contains("longer than 16 MB");
  }

  @Test
  void invalidUtf8IsSkipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = String.join("\n", good) + "\n{\"request\":{\"model\":\"";
    bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {(byte) 0xc3, (byte) 0x28, (byte) 0xff});
    bytes.writeBytes("\"},\"response\":{}}\n".getBytes(StandardCharsets.UTF_8));

    Assessment assessment = desk.assess(desk.file("bytes.jsonl", bytes.toByteArray()));

    assertGoodCallsRead(assessment);
    assertThat(assessment.skipped()).isEqualTo(1);
    assertThat(assessment.problems().getFirst()).contains("line 61").contains("UTF-8");
  }

  @Test
  void deepJsonIsSkipped() {
    String deep = "{\"request\":" + "[".repeat(10_000) + "]".repeat(10_000) + ",\"response\":{}}";

    Assessment assessment = desk.assess(desk.file("deep.jsonl", goodAnd(deep)));

    assertGoodCallsRead(assessment);
    assertThat(assessment.problems().getFirst()).contains("line 31").contains("nested more than");
  }

  @Test
  void aSchemaThatRecursesIsNoTask() {
    String schema =
        """
        {"type":"json_schema","json_schema":{"name":"tree","schema":{"$defs":{"node":{
        "type":"object","properties":{"child":{"$ref":"#/$defs/node"}}}},"$ref":"#/$defs/node"}}}""";

    Assessment assessment = desk.assess(desk.file("recursing.jsonl", withSchema(schema, 30)));

    assertGoodCallsRead(assessment);
    assertThat(assessment.unassigned()).hasSize(1);
    assertThat(assessment.unassigned().getFirst().calls()).isEqualTo(30);
    assertThat(assessment.unassigned().getFirst().reason()).contains("refers to itself");
  }

  @Test
  void aSchemaOfAHundredThousandValuesIsNoTask() {
    Assessment assessment = desk.assess(desk.file("wide.jsonl", withSchema(values(100_000), 5)));

    assertGoodCallsRead(assessment);
    assertThat(assessment.unassigned().getFirst().calls()).isEqualTo(5);
    assertThat(assessment.unassigned().getFirst().reason()).contains("values");
  }

  @Test
  void aSchemaOfMoreValuesThanASpecialistHasIsNotEligible() {
    Assessment assessment = desk.assess(desk.file("broad.jsonl", withSchema(values(5_000), 30)));

    assertGoodCallsRead(assessment);
    assertThat(Desk.task(assessment, "code").obstacle())
        .contains("its field code has 5,000 values: a specialist can have 1,000");
  }

  private static String values(int count) {
    return """
        {"type":"json_schema","json_schema":{"name":"codes","schema":{"type":"object",
        "properties":{"code":{"type":"string","enum":[%s]},"sure":{"type":"boolean"}},
        "required":["code","sure"]}}}"""
        .formatted(
            String.join(",", IntStream.range(0, count).mapToObj(i -> "\"c" + i + "\"").toList()));
  }

  private List<String> withSchema(String schema, int calls) {
    return goodAnd(
        IntStream.range(0, calls)
            .mapToObj(
                i ->
                    new CallLine()
                        .says("system", "Give the code of what the customer asks for.")
                        .says("user", "Customer number " + i + " asks for more")
                        .with("response_format", schema)
                        .answered("{\"code\":\"c1\",\"sure\":true}")
                        .toString())
            .toArray(String[]::new));
  }

  @Test
  void tenThousandSchemasAreCountedTogether() {
    String[] rare =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    new CallLine()
                        .says("user", "Fill the form number " + i)
                        .with("response_format", values(2).replace("code", "field_" + i))
                        .answered("{}")
                        .toString())
            .toArray(String[]::new);

    Assessment assessment = desk.assess(desk.file("many.jsonl", goodAnd(rare)));

    assertGoodCallsRead(assessment);
    assertThat(assessment.tasks()).hasSize(1);
    assertThat(assessment.calls()).isEqualTo(10_060);
    assertThat(assessment.unassigned()).hasSizeLessThan(5);
    assertThat(assessment.unassigned().stream().mapToLong(Assessment.Unassigned::calls).sum())
        .isEqualTo(10_000);
  }

  @Test
  void oneEndlessInputIsLeftOutOfLearningOnly() {
    List<String> lines = new ArrayList<>(new HelpCalls(5).triage(300));
    lines.set(
        100,
        lines
            .get(100)
            .replace(" whenever", " hurry hurry")
            .replace(" hurry hurry", "x".repeat(2_000_000)));

    Assessment assessment = desk.assess(desk.file("endless.jsonl", lines));

    TaskVerdict task = Desk.task(assessment, "team-urgent");
    assertThat(task.calls()).isEqualTo(300);
    assertThat(task.learned().orElseThrow().manifest().provenance().rows()).isEqualTo(299);
  }

  @Test
  void timesOutOfThisWorldAreNoTimes() {
    List<String> lines = new ArrayList<>(good);
    lines.set(
        3,
        lines
            .get(3)
            .replaceAll(
                "\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"+999999999-01-01T00:00:00Z\""));
    lines.set(4, lines.get(4).replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":12"));
    lines.set(5, lines.get(5).replaceAll("\"timestamp\":\"[^\"]*\"", "\"timestamp\":\"soon\""));

    Assessment assessment = desk.assess(desk.file("times.jsonl", lines));

    assertGoodCallsRead(assessment);
    assertThat(assessment.from().orElseThrow().toString()).startsWith("2026-10-01");
    assertThat(assessment.to().orElseThrow().toString()).startsWith("2026-10-01");
  }

  @Test
  void halvesOfCharactersAreNoReasonToStop() {
    List<String> lines = new ArrayList<>(good);
    lines.replaceAll(line -> line.replace("whenever", "\\ud83d when\\udc00ever\\u0000"));

    assertGoodCallsRead(desk.assess(desk.file("halves.jsonl", lines)));
  }

  @Test
  void emptyFilesAmongOthersArePassedOver() {
    Path empty = desk.file("empty.jsonl", new byte[0]);
    Path zipped = folder.resolve("empty.jsonl.gz");
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.flush();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }

    Assessment assessment = desk.assess(empty, desk.file("good.jsonl", good), zipped);

    assertGoodCallsRead(assessment);
    assertThat(assessment.files()).contains(empty + ": empty", zipped + ": empty");
  }

  @Test
  void nothingButEmptyFilesIsAnError() {
    Path empty = desk.file("empty.jsonl", new byte[0]);

    assertRefused(empty + " is empty", empty);
    assertRefused("all 2 files are empty", empty, desk.file("other.jsonl", new byte[0]));
  }

  @Test
  void aFileOfAnythingElseSaysWhatWasLookedFor() {
    Path file = desk.file("shopping.txt", List.of("milk", "bread"));

    assertRefused("no recorded call was recognised in its 2 lines", file);
    assertRefused("{\"request\": {...}, \"response\": {...}}", file);
  }

  @Test
  void aFolderIsNoFile() {
    assertRefused(folder + " is a folder; name the files in it", folder);
  }

  @Test
  void aMissingFileIsTold() {
    Path missing = folder.resolve("nowhere.jsonl");

    assertRefused("there is no file " + missing, missing);
  }

  @Test
  void aFileNamedTwiceWouldCountDouble() {
    Path file = desk.file("good.jsonl", good);

    assertRefused(
        "is named twice", file, folder.resolve("../" + folder.getFileName()).resolve("good.jsonl"));
  }

  @Test
  void aFileThatMayNotBeReadIsTold() throws IOException {
    Path file = desk.file("secret.jsonl", good);
    Files.setPosixFilePermissions(file, java.util.Set.of());
    assumeTrue(!Files.isReadable(file)); // Root may read everything.

    assertRefused("cannot be read: you may not", file);
  }

  @Test
  void aPipeIsNoFile() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));

    assertRefused("no file that can be read several times", device);
  }

  @Test
  void anUnwritableFolderForSpecialistsIsTold() {
    desk.file("specialists", new byte[] {1});
    Path file = desk.file("good.jsonl", good);

    assertThatThrownBy(() -> desk.assess(file))
        .isInstanceOf(dev.bantam.learn.WriteException.class)
        .hasMessageContaining("specialists");
  }
}
