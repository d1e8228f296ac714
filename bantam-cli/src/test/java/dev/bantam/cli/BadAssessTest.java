package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code assess} refuses: one message, an exit code, and nothing is lost. */
class BadAssessTest {

  private static final int USAGE = 2;
  private static final int DATA = 3;
  private static final int WRITING = 5;

  @TempDir private Path folder = Path.of("");
  private Session session = new Session(Path.of(""));
  private Path calls = Path.of("");

  @BeforeEach
  void calls() {
    session = new Session(folder);
    calls =
        session.file(
            "calls.jsonl",
            WarmUpCalls.lines().lines().limit(90).reduce("", (a, b) -> a + b + "\n"));
  }

  private Session.Outcome run(String... more) {
    String[] arguments = new String[6 + more.length];
    arguments[0] = "assess";
    arguments[1] = calls.toString();
    arguments[2] = "--out";
    arguments[3] = session.path("specialists").toString();
    arguments[4] = "--page";
    arguments[5] = session.path("assess.html").toString();
    System.arraycopy(more, 0, arguments, 6, more.length);
    return session.run(arguments);
  }

  @Test
  void noFile() {
    session.run("assess").refused(USAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "--alpha,0",
    "--alpha,1",
    "--delta,-1",
    "--sample,1",
    "--sample,2",
    "--alpha,NaN",
    "--calls-per-month,many",
    "--calls-per-month,-5",
    "--seed,x"
  })
  void wrongOptions(String option, String value) {
    assertThat(run(option, value).refused(USAGE).err()).contains(option);
  }

  @Test
  void aFolderAMissingFileAnEmptyOne() {
    assertThat(session.run("assess", folder.toString()).refused(DATA).err())
        .contains("is a folder");
    assertThat(session.run("assess", "nowhere.jsonl").refused(DATA).err())
        .contains("there is no file");
    Path empty = session.file("empty.jsonl", "");
    assertThat(session.run("assess", empty.toString()).refused(DATA).err()).contains("is empty");
  }

  @Test
  void aFileOfSomethingElse() {
    Path file = session.file("shopping.txt", "milk\n");
    Session.Outcome outcome =
        session.run("assess", file.toString(), "--page", session.path("a.html").toString());

    assertThat(outcome.code()).isEqualTo(DATA);
    assertThat(outcome.err()).contains("Looked for").doesNotContain("\tat ");
  }

  @Test
  void aPriceListThatIsNone() {
    Path list = session.file("prices.yaml", "prices:\n  gpt-4o: {input: much}\n");

    assertThat(run("--price-list", list.toString()).code()).isEqualTo(DATA);
  }

  @Test
  void whatIsReadIsNeverWrittenOver() throws IOException {
    String before = Files.readString(calls);

    assertThat(run("--explain", calls.toString()).refused(WRITING).err())
        .contains("what is to be read");
    assertThat(run("--page", calls.toString()).code()).isIn(USAGE, WRITING);
    assertThat(Files.readString(calls)).isEqualTo(before);
  }

  @Test
  void placesThatCannotBeWrittenAreToldBeforeTheWork() throws IOException {
    Path file = session.file("file", "x");

    assertThat(
            session
                .run(
                    "assess",
                    calls.toString(),
                    "--out",
                    file.resolve("in").toString(),
                    "--page",
                    session.path("a.html").toString())
                .refused(WRITING)
                .err())
        .contains("is there and is no folder");
    assertThat(
            session
                .run(
                    "assess",
                    calls.toString(),
                    "--out",
                    file.toString(),
                    "--page",
                    session.path("a.html").toString())
                .refused(WRITING)
                .err())
        .contains("is there and is no folder");
    assertThat(
            session
                .run("assess", calls.toString(), "--page", session.path("none/a.html").toString())
                .refused(WRITING)
                .err())
        .contains("its folder does not exist");
    assertThat(
            session
                .run("assess", calls.toString(), "--page", folder.toString())
                .refused(WRITING)
                .err())
        .contains("it is a folder");
    assertThat(session.entries()).containsExactlyInAnyOrder("calls.jsonl", "file");
  }

  @Test
  void aFullDiskIsToldWithTheFilesName() {
    assumeTrue(Files.isWritable(Path.of("/dev/full")));

    assertThat(run("--explain", "/dev/full").refused(WRITING).err())
        .contains("/dev/full cannot be written")
        .doesNotContain("calls.jsonl");
    Session.Outcome page =
        session.run(
            "assess",
            calls.toString(),
            "--out",
            session.path("s").toString(),
            "--page",
            "/dev/full");
    assertThat(page.refused(WRITING).err()).contains("/dev/full cannot be written");
  }
}
