package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers to an endless or gigantic input. */
class StreamingTest {

  private final Session session;

  StreamingTest(@TempDir Path folder) {
    session = new Session(folder);
    session.learn(session.file("rows.csv", Session.rows(300))).succeeded();
  }

  @Test
  void endsWhenNobodyReadsTheAnswersAnyMore() {
    StringWriter err = new StringWriter();
    ProcessOutput output = new ProcessOutput(new Broken("Broken pipe"));
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> Bantam.run(terminal(output, err), "answer", session.specialist(), "-"));
    assertThat(err.toString()).doesNotContain("Exception");
    assertThat(output.loss()).isEmpty();
  }

  @Test
  void endsWhenTheDiskIsFullAndKnowsWhy() {
    ProcessOutput output = new ProcessOutput(new Broken("No space left on device"));
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            Bantam.run(terminal(output, new StringWriter()), "answer", session.specialist(), "-"));
    assertThat(output.loss()).contains("No space left on device");
  }

  @Test
  void aLineOfTenMegabytesIsOneText() {
    String out =
        session
            .pipe(
                "parcel " + "late ".repeat(2_000_000) + "\nscreen",
                "answer",
                session.specialist(),
                "-")
            .succeeded()
            .out();
    assertThat(out.lines()).hasSize(2).first().asString().contains("delivery");
  }

  private static Terminal terminal(ProcessOutput output, StringWriter err) {
    return new Terminal(
        new Endless(),
        new PrintWriter(output, false, StandardCharsets.UTF_8),
        new PrintWriter(err),
        false,
        false,
        80,
        "./bantam");
  }

  /** A line after the other. */
  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return '\n';
    }

    @Override
    public int available() {
      return 1_000;
    }
  }

  /** Takes nothing. */
  private static final class Broken extends OutputStream {
    private final String reason;

    Broken(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(int one) throws IOException {
      throw new IOException(reason);
    }
  }
}
