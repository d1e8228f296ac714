package dev.bantam.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code assess} prints and writes, for other programs and for people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssessOutputTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String HOSTILE = "<script>alert(1)</script> \\u202e\\u001b[31m \\ud800";

  /** Each in one call only, for words of five calls may stand in a specialist. */
  private static final List<String> SECRETS = secrets();

  private final Session session;
  private final Path calls;
  private List<String> lines = List.of();
  private String printed = "";

  AssessOutputTest(@TempDir Path folder) {
    session = new Session(folder);
    calls = session.path("calls.jsonl");
  }

  @BeforeAll
  void assess() throws IOException {
    lines = new ArrayList<>(WarmUpCalls.lines().lines().toList());
    // The teacher errs in a call that a redacted page must not show.
    lines.set(0, lines.get(0).replace("\"content\":\"{", "\"content\":\"not {"));
    for (int i = 0; i < 30; i += 3) {
      lines.set(
          i,
          lines
              .get(i)
              .replaceFirst("(\"role\":\"user\",\"content\":\")", "$1" + SECRETS.get(i / 3) + " "));
      lines.set(i, flipped(lines.get(i)));
    }
    lines.set(5, lines.get(5).replaceFirst("(\"role\":\"user\",\"content\":\")", "$1" + HOSTILE));
    lines.add("{\"request\": " + SECRETS.get(10));
    Files.write(calls, lines);
    printed = run("one", "--json").succeeded().out();
  }

  private static List<String> secrets() {
    SplittableRandom random = new SplittableRandom(9);
    return Stream.generate(
            () -> random.ints(12, 'a', 'z' + 1).mapToObj(Character::toString).collect(joining()))
        .limit(11)
        .toList();
  }

  private static String flipped(String line) {
    return line.contains("\\\"billing\\\"}")
        ? line.replace("\\\"billing\\\"}", "\\\"technical\\\"}")
        : line.replace("\\\"technical\\\"}", "\\\"billing\\\"}");
  }

  private Session.Outcome run(String name, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "assess",
                calls.toString(),
                "--out",
                session.path("specialists-" + name).toString(),
                "--page",
                session.path(name + ".html").toString()));
    arguments.addAll(List.of(more));
    return session.run(arguments.toArray(String[]::new));
  }

  private static List<String> keys(JsonNode node) {
    return List.copyOf(node.propertyNames());
  }

  private static JsonNode task(JsonNode json, String name) {
    for (JsonNode task : json.get("tasks")) {
      if (task.get("name").stringValue().contains(name)) {
        return task;
      }
    }
    throw new AssertionError(name + " in " + json);
  }

  @Test
  void jsonIsOneObjectOfTheDocumentedKeys() {
    assertThat(printed.lines()).hasSize(1);
    JsonNode json = MAPPER.readTree(printed);

    assertThat(keys(json))
        .containsExactly(
            "created",
            "alpha",
            "delta",
            "calls",
            "skipped",
            "local_share",
            "money_today",
            "money_after",
            "money_repeats",
            "tasks",
            "money_unassigned",
            "unassigned",
            "assumptions");
    assertThat(json.get("calls").longValue()).isEqualTo(1_500);
    assertThat(json.get("skipped").longValue()).isEqualTo(1);
    assertThat(json.get("tasks").size()).isEqualTo(3);
    for (JsonNode task : json.get("tasks")) {
      assertThat(keys(task))
          .containsExactly(
              "id",
              "name",
              "calls",
              "version_of",
              "eligible",
              "reason",
              "fields",
              "local_share",
              "bound",
              "money_today",
              "money_after",
              "repeats",
              "money_repeats",
              "more_calls",
              "folder");
      assertThat(task.get("id").stringValue()).matches("[0-9a-f]{12}");
    }
    assertThat(json.get("money_unassigned").isNull()).isTrue();
    // 1,500 calls of 40 tokens at $0.15 and 5 at $0.60 a million.
    assertThat(json.get("money_today").decimalValue())
        .isEqualByComparingTo(new BigDecimal("0.0135"));
  }

  @Test
  void aLearnedTaskHasItsFieldsShareBoundAndFolder() {
    JsonNode json = MAPPER.readTree(printed);
    JsonNode team = task(json, "name-team");

    assertThat(team.get("eligible").booleanValue()).isTrue();
    assertThat(team.get("reason").isNull()).isTrue();
    JsonNode field = team.get("fields").get(0);
    assertThat(field.propertyNames()).containsExactly("name", "kind", "values", "choices");
    assertThat(field.get("kind").stringValue()).isEqualTo("category");
    assertThat(field.get("choices").size()).isEqualTo(field.get("values").intValue()).isEqualTo(2);
    assertThat(team.get("local_share").doubleValue()).isBetween(0.5, 1.0);
    assertThat(team.get("bound").doubleValue()).isBetween(0.0, 0.1);
    assertThat(team.get("money_after").decimalValue())
        .isLessThan(team.get("money_today").decimalValue());
    assertThat(Path.of(team.get("folder").stringValue()).resolve("specialist.json")).exists();
    JsonNode draft = task(json, "draft");
    assertThat(draft.get("eligible").booleanValue()).isFalse();
    assertThat(draft.get("reason").stringValue()).startsWith("free text: more than 200");
    assertThat(draft.get("fields").isEmpty()).isTrue();
    assertThat(draft.get("local_share").doubleValue()).isZero();
    assertThat(draft.get("bound").isNull()).isTrue();
    assertThat(draft.get("folder").isNull()).isTrue();
  }

  @Test
  void explainWritesOneLineACall() throws IOException {
    Path file = session.path("explained.csv");
    run("two", "--explain", file.toString()).succeeded();

    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
      List<List<String>> rows = csv.stream().map(CsvRecord::getFields).toList();
      assertThat(rows.getFirst()).containsExactly("file", "line", "task", "input", "retry");
      assertThat(rows).hasSize(1_501);
      String schema = task(MAPPER.readTree(printed), "team-gets").get("id").stringValue();
      for (int i = 0; i < 1_500; i++) {
        List<String> row = rows.get(i + 1);
        assertThat(row.get(0)).isEqualTo(calls.toString());
        assertThat(row.get(1)).isEqualTo(Integer.toString(i + 1));
        assertThat(row.get(2).equals(schema)).isEqualTo(i % 3 == 0);
        if (i > 30) {
          assertThat(lines.get(i)).contains("\"content\":\"" + row.get(3) + "\"");
        }
      }
    }
  }

  @Test
  void hostileTextHarmsNeitherPageNorTerminal() throws IOException {
    Path file = session.path("hostile.csv");
    String out = run("three", "--explain", file.toString()).succeeded().out();

    assertThat(Files.readString(session.path("three.html")))
        .doesNotContain("<script")
        .doesNotContain("\u202e")
        .doesNotContain("\u001b");
    assertThat(out).doesNotContain("\u001b").doesNotContain("\u202e");
    assertThat(Files.readString(file)).contains("<script>alert(1)</script>");
  }

  @Test
  void redactedNothingSaysWhatAnyCallSaid() throws IOException {
    Path file = session.path("redacted.csv");
    String json = run("four", "--redact", "--json", "--explain", file.toString()).succeeded().out();
    String table = run("four", "--redact").succeeded().out();
    String page = Files.readString(session.path("four.html"));

    assertThat(Files.readString(session.path("one.html")))
        .containsAnyOf(SECRETS.toArray(String[]::new));
    Stream.of(json, table, page, Files.readString(file))
        .forEach(text -> assertThat(text).doesNotContain(SECRETS));
    assertThat(page).contains("(hidden)").doesNotContain("Draft a reply to this message");
    assertThat(Files.readString(file)).contains(",(hidden),\n");
    try (Stream<Path> written = Files.walk(session.path("specialists-four"))) {
      for (Path one : written.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(one), StandardCharsets.ISO_8859_1))
            .as(one.toString())
            .doesNotContain(SECRETS);
      }
    }
    // No whole input either, though inputs share their words.
    for (int i = 31; i < 1_500; i++) {
      String input = MAPPER.readTree(lines.get(i)).at("/request/messages/1/content").stringValue();
      assertThat(page).doesNotContain(input);
    }
  }

  @Test
  void theTableNamesTasksReasonsAndWhatComesNext() {
    String out = run("five").succeeded().out();

    assertThat(out)
        .startsWith("1,500 calls, 3 tasks; ")
        .contains("Not local, because")
        .contains("free text: more than 200 different answers")
        .contains("1 lines could not be read")
        .contains("inspect ");
  }

  @Test
  void theMonthScalesMoney() {
    JsonNode json =
        MAPPER.readTree(run("six", "--json", "--calls-per-month", "3M").succeeded().out());

    // 3,000,000 calls are 2,000 times the record.
    assertThat(json.get("money_today").decimalValue()).isEqualByComparingTo(new BigDecimal("27"));
  }
}
