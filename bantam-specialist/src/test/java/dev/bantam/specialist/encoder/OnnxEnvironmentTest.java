package dev.bantam.specialist.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnnxEnvironmentTest {

  /** What a program with many libraries and a long argument starts with. */
  public static void main(String[] arguments) {
    System.out.println("started " + OnnxEnvironment.get().getVersion());
  }

  @Test
  void startsUnderACommandLineOfAnyLength() throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dlong=" + "x".repeat(60_000),
                    "-cp",
                    System.getProperty("java.class.path"),
                    OnnxEnvironmentTest.class.getName()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("started");
  }
}
