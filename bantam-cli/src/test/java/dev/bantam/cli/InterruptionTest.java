package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ended in the middle of learning, in a process of its own. */
@DisabledOnOs(OS.WINDOWS)
class InterruptionTest {

  private static final int TERMINATED = 128 + 15;

  private final Session session;

  InterruptionTest(@TempDir Path folder) {
    session = new Session(folder);
  }

  @Test
  void theEarlierSpecialistStaysAndNothingElse() throws Exception {
    session.learn(session.file("rows.csv", Session.rows(300))).succeeded();
    byte[] before = manifest();
    Path data = session.file("many.csv", Session.rows(60_000));
    List<String> entries = session.entries();
    Process learning =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Bantam.class.getName(),
                "learn",
                data.toString(),
                "--out",
                session.specialist())
            .start();
    while (learning.isAlive() && !Files.exists(session.path(".specialist.writing"))) {
      Thread.sleep(5);
    }
    learning.toHandle().destroy(); // Unlike its own method this leaves its streams open.
    String err = new String(learning.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(learning.waitFor()).as(err).isEqualTo(TERMINATED);
    assertThat(err.lines())
        .containsExactly("bantam: interrupted; " + session.specialist() + " is as it was before");
    assertThat(session.entries()).isEqualTo(entries);
    assertThat(manifest()).isEqualTo(before);
    session.run("answer", session.specialist(), "parcel").succeeded();
  }

  private byte[] manifest() throws Exception {
    return Files.readAllBytes(session.path("specialist").resolve("specialist.json"));
  }
}
