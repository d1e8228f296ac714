package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that is strange but can be learned from. */
class OddDataTest {

  private final Session session;

  OddDataTest(@TempDir Path folder) {
    session = new Session(folder);
  }

  @ParameterizedTest
  @CsvSource({"2", "5", "20", "100"})
  void fewRowsAreLearnedAndToldHowManyMoreItTakes(int rows) {
    Session.Outcome outcome = session.learn(session.file("few.csv", Session.rows(rows)));
    assertThat(outcome.succeeded().err()).isEmpty();
    assertThat(flat(outcome.out()))
        .contains("Not certified", "%,d more labelled rows".formatted(236 - rows));
    assertThat(session.run("answer", session.specialist(), "parcel").succeeded().out())
        .contains("\"local\":false");
  }

  @Test
  void aLabelSeenOnceIsReportedAndLearned() {
    Session.Outcome outcome =
        session.learn(session.file("rare.csv", Session.rows(300) + "\"quite alone\",rare\n"));
    assertThat(flat(outcome.succeeded().out())).contains("fewer than", "rare");
  }

  @Test
  void labelsOfAnyCharactersComeBackAsTheyAre() {
    List<String> labels = List.of("line\nbreak", "say \"cheese\", please", "\ud83d\ude00 \u0634");
    session.learn(session.file("odd.csv", Session.rows(600, labels))).succeeded();
    String out =
        session
            .run(
                "answer",
                session.specialist(),
                "invoice charged twice",
                "screen noise error",
                "parcel courier late")
            .succeeded()
            .out();
    assertThat(out.lines().map(line -> line.replaceAll(",\"confidence.*", "}")))
        .containsExactly(
            "{\"answer\":\"line\\nbreak\"}",
            "{\"answer\":\"say \\\"cheese\\\", please\"}",
            "{\"answer\":\"\ud83d\ude00 \u0634\"}");
    session.run("inspect", session.specialist()).succeeded();
  }

  @Test
  void aHundredEqualRowsCertifyNothing() {
    StringBuilder csv = new StringBuilder("text,label\n");
    for (int row = 0; row < 2_000; row++) {
      csv.append(row % 2 == 0 ? "yes please,yes\n" : "no thanks,no\n");
    }
    Session.Outcome outcome = session.learn(session.file("same.csv", csv.toString())).succeeded();
    assertThat(flat(outcome.out())).contains("Not certified", "repeat what was learned");
  }

  @Test
  void textsOfPunctuationOrControlCharactersAreTexts() {
    session
        .learn(
            session.file(
                "odd.csv", Session.rows(300) + "\"!?!?\",fault\n\"\u0001\u0002\u007f\",fault\n"))
        .succeeded();
    assertThat(session.run("answer", session.specialist(), "?!").succeeded().out())
        .contains("\"answer\":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void byteOrderMarkLineEndsAndSemicolonsAreUnderstood(String lineEnd) {
    String csv = "\ufeff" + Session.rows(300).replace(",\"", ";\"").replace("text,", "text;");
    Path data =
        session.file("odd.csv", csv.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8));
    assertThat(session.learn(data, "--json").succeeded().out()).contains("\"rows\":300");
  }

  @Test
  void aFileWithABlankInItsNameIsQuotedInTheNextCommands() {
    Path data = session.file("my rows.csv", Session.rows(300));
    String out = session.path("my specialist").toString();
    assertThat(session.run("learn", data.toString(), "--out", out).succeeded().out())
        .contains("./bantam answer '" + out + "' \"...\"");
  }

  /** On one line, since it was wrapped for the terminal. */
  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
