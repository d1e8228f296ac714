package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help, wrong command lines, and specialists that are not there. */
class CommandLineTest {

  private static final int WRONG = 2;
  private static final int SPECIALIST = 4;
  private static final int WRITING = 5;

  private final Session session;

  CommandLineTest(@TempDir Path folder) {
    session = new Session(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "learn", "answer", "eval", "inspect", "tasks"})
  void everyCommandHasHelpWithAnExample(String command) {
    Session.Outcome outcome = session.run(command, "--help").succeeded();
    assertThat(outcome.out())
        .contains("Usage: bantam " + command, "Example")
        .doesNotContain("%%", "%n");
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void theHelpNamesEveryExitCode() {
    assertThat(session.run().succeeded().out())
        .isEqualTo(session.run("--help").out())
        .contains("1 a bug", "2 wrong", "3 the data", "4 no such", "5 something", "6 out of")
        .contains("130 interrupted", "generate-completion")
        .doesNotContain("warm-up");
  }

  @Test
  void aWrongCommandLineGetsOneLine() {
    assertThat(session.run("lern").refused(WRONG).err()).contains("lern", "Did you mean learn?");
    assertThat(session.run("learn").refused(WRONG).err()).contains("DATA", "bantam learn --help");
    assertThat(session.run("learn", "a.csv", "--alhpa", "1").refused(WRONG).err())
        .contains("--alhpa", "Did you mean --alpha?");
    session.run("answer", "helpdesk").refused(WRONG);
    session.run("eval", "helpdesk").refused(WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "-0.1", "NaN", "x", "5"})
  void aShareThatPromisesNothingIsAWrongCommandLine(String share) {
    Path data = session.file("rows.csv", Session.rows(30));
    assertThat(session.learn(data, "--alpha=" + share).refused(WRONG).err()).contains("alpha");
    assertThat(session.learn(data, "--delta=" + share).refused(WRONG).err()).contains("delta");
    session.learn(data, "--rungs", "encoder").refused(WRONG);
    assertThat(session.entries()).containsExactly("rows.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"answer", "eval", "inspect"})
  void aSpecialistThatIsNotThereIsNamed(String command) {
    String[] more = command.equals("inspect") ? new String[0] : new String[] {"text"};
    String nowhere = session.path("nowhere").toString();
    assertThat(session.run(with(command, nowhere, more)).refused(SPECIALIST).err())
        .contains("nowhere");
    assertThat(
            session.run(with(command, session.folder().toString(), more)).refused(SPECIALIST).err())
        .contains("specialist.json");
    session.run(with(command, "", more)).refused(SPECIALIST);
    session.run(with(command, "a\0b", more)).refused(SPECIALIST);
  }

  private static String[] with(String command, String name, String... more) {
    return more.length == 0 ? new String[] {command, name} : new String[] {command, name, more[0]};
  }

  @Test
  void aDamagedSpecialistIsRefused() throws IOException {
    session.learn(session.file("rows.csv", Session.rows(300))).succeeded();
    Path weights = session.path("specialist").resolve("lexical.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length / 2] ^= 1;
    Files.write(weights, bytes);
    session.run("answer", session.specialist(), "text").refused(SPECIALIST);
    session.run("inspect", session.specialist()).refused(SPECIALIST);
    Files.writeString(session.path("specialist").resolve("specialist.json"), "{");
    session.run("answer", session.specialist(), "text").refused(SPECIALIST);
    session.learn(session.path("rows.csv")).succeeded();
    session.run("answer", session.specialist(), "text").succeeded();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedAndNothingIsLeft() throws IOException {
    Path data = session.file("rows.csv", Session.rows(300));
    Path letter = session.file("letter", "to my mother");
    Files.createDirectory(session.path("home"));
    Files.writeString(session.path("home").resolve("letter"), "to my father");
    var before = session.entries();
    learnTo(data, letter).refused(WRITING);
    learnTo(data, letter.resolve("in")).refused(WRITING);
    assertThat(learnTo(data, session.path("home")).refused(WRITING).err()).contains("--out");
    assertThat(session.entries()).isEqualTo(before);
    assertThat(letter).hasContent("to my mother");
    assertThat(session.path("home").resolve("letter")).hasContent("to my father");
  }

  @Test
  void aFileOfRowsThatCannotBeWrittenIsSaid() {
    Path data = session.file("rows.csv", Session.rows(300));
    String nowhere = session.path("nowhere/file").toString();
    Session.Outcome learned = session.learn(data, "--write-places", nowhere);
    assertThat(learned.code()).isEqualTo(WRITING);
    assertThat(learned.err()).contains("its folder does not exist").doesNotContain("Exception");
    assertThat(learned.out()).contains("Ladder");
    session
        .run("eval", session.specialist(), data.toString(), "--write-rows", nowhere)
        .refused(WRITING);
  }

  @Test
  void anExchangeThatWasCutOffIsMendedByTheNextCommand() throws IOException {
    session.learn(session.file("rows.csv", Session.rows(300))).succeeded();
    Files.move(session.path("specialist"), session.path(".specialist.previous"));
    session.run("answer", session.specialist(), "text").succeeded();
    assertThat(session.entries()).containsExactly("rows.csv", "specialist");
  }

  private Session.Outcome learnTo(Path data, Path out) {
    return session.run("learn", data.toString(), "--out", out.toString());
  }
}
