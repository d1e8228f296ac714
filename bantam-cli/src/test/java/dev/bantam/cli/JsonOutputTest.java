package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.core.guarantee.ClopperPearson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What other programs read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonOutputTest {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Session session;
  private String learned = "";

  JsonOutputTest(@TempDir Path folder) {
    session = new Session(folder);
  }

  @BeforeAll
  void learn() {
    Path data = session.file("rows.csv", Session.rows(900));
    Session.Outcome outcome =
        session.learn(data, "--json", "--write-places", session.path("places").toString());
    assertThat(outcome.succeeded().err()).isEmpty();
    learned = outcome.out();
  }

  @Test
  void evalSaysThatItWasGivenTheLearnedRows() {
    Session.Outcome outcome =
        session.run("eval", session.specialist(), session.path("rows.csv").toString());
    assertThat(outcome.succeeded().err()).contains("the rows that it was learned from");
    Path others = session.file("others.csv", Session.rows(120));
    assertThat(session.run("eval", session.specialist(), others.toString()).succeeded().err())
        .isEmpty();
  }

  private static JsonNode parsed(String out) {
    assertThat(out).endsWith("\n");
    assertThat(out.lines()).hasSize(1);
    return MAPPER.readTree(out);
  }

  private static List<String> keys(JsonNode node) {
    return List.copyOf(node.propertyNames());
  }

  @Test
  void learnPrintsOneObject() {
    JsonNode json = parsed(learned);
    assertThat(keys(json))
        .containsExactly("folder", "rows", "fields", "rungs", "certificate", "openings", "seconds");
    assertThat(json.get("openings").intValue()).isEqualTo(1);
    assertThat(json.get("folder").stringValue()).isEqualTo(session.specialist());
    assertThat(json.get("rows").intValue()).isEqualTo(900);
    assertThat(json.get("fields").get(0).toString())
        .isEqualTo("{\"name\":\"label\",\"kind\":\"category\",\"values\":3}");
    rungs(json);
    JsonNode certificate = json.get("certificate");
    assertThat(keys(certificate)).containsExactly("alpha", "delta", "n", "k", "bound", "coverage");
    int n = certificate.get("n").intValue();
    int k = certificate.get("k").intValue();
    assertThat(n).isBetween(59, 400);
    assertThat(certificate.get("bound").doubleValue())
        .isCloseTo(ClopperPearson.upper(k, n, 0.05), within(1e-9));
    assertThat(certificate.get("coverage").doubleValue()).isBetween(0.3, 1.0);
    assertThat(json.get("seconds").doubleValue()).isPositive();
  }

  @Test
  void withoutACertificateItIsNullAndTheReasonIsThere() {
    Path data = session.file("few.csv", Session.rows(60));
    String out =
        session
            .run("learn", data.toString(), "--out", session.path("few").toString(), "--json")
            .succeeded()
            .out();
    JsonNode json = parsed(out);
    assertThat(keys(json))
        .containsExactly(
            "folder", "rows", "fields", "rungs", "certificate", "reason", "openings", "seconds");
    assertThat(json.get("certificate").isNull()).isTrue();
    assertThat(json.get("reason").stringValue()).contains("too few");
  }

  @Test
  void thePlacesOfAllRowsAreWritten() throws IOException {
    List<String> lines = Files.readAllLines(session.path("places"));
    assertThat(lines).hasSize(901).startsWith("row,place");
    assertThat(lines.stream().skip(1)).allMatch(l -> l.matches("\\d+,(train|tune|calibrate)"));
    assertThat(lines.get(900)).startsWith("900,");
  }

  @Test
  void answerPrintsOneObjectALine() {
    String out =
        session
            .pipe(
                "parcel late\r\n\n\0\n" + "invoice charged",
                "answer",
                session.specialist(),
                "broken screen",
                "-",
                "@nofile")
            .succeeded()
            .out();
    List<JsonNode> answers = out.lines().map(MAPPER::readTree).toList();
    assertThat(answers).hasSize(6);
    for (JsonNode answer : answers) {
      assertThat(keys(answer)).containsExactly("answer", "confidence", "rung", "local");
      assertThat(answer.get("confidence").doubleValue()).isBetween(0.0, 1.0);
      assertThat(answer.get("rung").stringValue()).isEqualTo("lexical");
    }
    assertThat(answers)
        .extracting(answer -> answer.get("answer").stringValue())
        .startsWith("fault", "delivery")
        .element(4)
        .isEqualTo("billing");
    assertThat(answers.get(0).get("local").booleanValue()).isTrue();
    assertThat(answers.get(2).get("local").booleanValue()).as("an empty text").isFalse();
  }

  @Test
  void evalPrintsOneObjectAndItsRowsAddUpToIt() throws IOException {
    Path more = session.file("more.csv", Session.rows(200) + "strange new words,other\n");
    Path rows = session.path("answers.csv");
    String out =
        session
            .run(
                "eval",
                session.specialist(),
                more.toString(),
                "--json",
                "--write-rows",
                rows.toString())
            .succeeded()
            .out();
    JsonNode json = parsed(out);
    assertThat(keys(json))
        .containsExactly(
            "rows",
            "accuracy",
            "macro_f1",
            "coverage",
            "local_disagreement",
            "local_disagreement_upper",
            "us_mean",
            "us_p50",
            "us_p99",
            "size_bytes",
            "rungs");
    rungs(json);
    List<String> lines = Files.readAllLines(rows);
    assertThat(lines.getFirst()).isEqualTo("row,expected,answer,confidence,local");
    List<String[]> cells = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    assertThat(cells).hasSize(json.get("rows").intValue()).hasSize(201);
    long right = cells.stream().filter(cell -> cell[1].equals(cell[2])).count();
    long local = cells.stream().filter(cell -> cell[4].equals("true")).count();
    assertThat(json.get("accuracy").doubleValue()).isCloseTo(right / 201.0, within(1e-9));
    assertThat(json.get("coverage").doubleValue()).isCloseTo(local / 201.0, within(1e-9));
    assertThat(json.get("local_disagreement").doubleValue())
        .isLessThanOrEqualTo(json.get("local_disagreement_upper").doubleValue());
    assertThat(cells.getLast()[1]).isEqualTo("(other)");
    assertThat(json.get("us_p50").doubleValue())
        .isPositive()
        .isLessThanOrEqualTo(json.get("us_p99").doubleValue());
  }

  @Test
  void inspectPrintsTheManifest() {
    JsonNode json =
        MAPPER.readTree(session.run("inspect", session.specialist(), "--json").succeeded().out());
    assertThat(keys(json)).contains("schema", "rungs", "certificate", "golden");
  }

  private static void rungs(JsonNode json) {
    JsonNode rung = json.get("rungs").get(0);
    assertThat(keys(rung)).containsExactly("name", "accuracy", "size_bytes", "us_mean");
    assertThat(rung.get("name").stringValue()).isEqualTo("lexical");
    assertThat(rung.get("accuracy").doubleValue()).isBetween(0.0, 1.0);
    assertThat(rung.get("size_bytes").longValue()).isPositive();
  }
}
