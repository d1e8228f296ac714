package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever looks at calibrate more than once is told wherever the certificate is shown. */
class OpeningsTest {

  private static final String WARNING = "Calibrate was opened 2 times in this folder.";

  private final Session session;

  OpeningsTest(@TempDir Path folder) {
    session = new Session(folder);
  }

  @Test
  void theTableOfValuesSaysThatChoosingByItIsALook() throws IOException {
    String use = "to choose --never-local by it, learn again on new rows.";
    session.learn(session.file("rows.csv", Session.rows(900))).succeeded();
    String shown = session.run("inspect", session.specialist()).succeeded().out();
    assertThat(shown.replaceAll("\\s+", " ")).contains(use);
    Path specialist = Path.of(session.specialist());
    assertThat(Files.readString(specialist.resolve("README.md"))).contains(use);
    assertThat(Files.readString(specialist.resolve("report.html"))).contains(use);
  }

  @Test
  void theSecondLookIsSaidEverywhere() throws IOException {
    Path data = session.file("rows.csv", Session.rows(900));
    assertThat(session.learn(data).succeeded().out()).doesNotContain("was opened");
    assertThat(session.learn(data, "--alpha", "0.1").succeeded().out()).contains(WARNING);
    assertThat(session.run("inspect", session.specialist()).succeeded().out()).contains(WARNING);
    Path specialist = Path.of(session.specialist());
    assertThat(Files.readString(specialist.resolve("README.md"))).contains(WARNING);
    assertThat(Files.readString(specialist.resolve("report.html")).replace('\u00a0', ' '))
        .contains(WARNING);
    assertThat(session.learn(data, "--alpha", "0.1", "--json").succeeded().out())
        .contains("\"openings\":2");
  }
}
