package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees: progress, colours, and lines that fit. */
class TerminalTest {

  private static final String ESCAPE = "\u001b[";

  private final Session session;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  TerminalTest(@TempDir Path folder) {
    session = new Session(folder);
    session.file("rows.csv", Session.rows(900));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void everyLineFits(int columns) {
    // Only the path of the specialist and the data's hash are longer than any terminal.
    String specialist = session.specialist();
    run(columns, false, "learn", session.path("rows.csv").toString(), "--out", specialist);
    run(columns, false, "inspect", specialist);
    run(columns, false, "eval", specialist, session.path("rows.csv").toString());
    assertThat(out.toString()).contains("Certified", "Ladder", "\u25c6", "Values", "macro F1");
    assertThat(
            out.toString()
                .lines()
                .filter(line -> !line.contains(specialist) && !line.matches(" *[0-9a-f]{64}")))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
  }

  @Test
  void progressIsDrawnOnTheErrorStreamAndWipedAtTheEnd() {
    run(80, true, "learn", session.path("rows.csv").toString(), "--out", session.specialist());
    assertThat(err.toString())
        .contains("finding repeats", "learning", "certifying", "timing")
        .endsWith("\r" + ESCAPE + "K");
    assertThat(out.toString()).contains(ESCAPE + "1m", ESCAPE + "32m").doesNotContain("timing");
  }

  @Test
  void withoutColoursThereAreNoEscapesAmongTheResults() {
    run(80, false, "learn", session.path("rows.csv").toString(), "--out", session.specialist());
    assertThat(out.toString()).doesNotContain("\u001b");
    run(80, false, "learn", "--help");
    assertThat(out.toString()).doesNotContain("\u001b");
  }

  @Test
  void withoutATerminalThereIsNoProgress() {
    Session.Outcome outcome = session.learn(session.path("rows.csv")).succeeded();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).doesNotContain("\u001b");
  }

  private void run(int columns, boolean colours, String... arguments) {
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            true,
            colours,
            columns,
            "./bantam");
    assertThat(Bantam.run(terminal, arguments)).isZero();
  }
}
