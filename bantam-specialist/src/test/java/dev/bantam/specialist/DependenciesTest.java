package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DependenciesTest {

  private static final long MEGABYTE = 1 << 20;

  private static final List<String> ALLOWED =
      List.of(
          "java.",
          "dev.bantam.core",
          "dev.bantam.specialist",
          "tools.jackson.",
          "org.jspecify.",
          "ai.onnxruntime",
          "ai.djl.huggingface.tokenizers");

  @Test
  void theClassesTakeLessThanAMegabyteEvenUncompressed() throws IOException {
    try (Stream<Path> files = Files.walk(classes())) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      assertThat(bytes).isBetween(10_000L, MEGABYTE);
    }
  }

  @Test
  void nothingIsUsedButThePlatformAFewLibrariesAndWhatEncodersNeed() {
    StringWriter out = new StringWriter();
    int code =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "-verbose:package",
                "--multi-release",
                "base",
                "--ignore-missing-deps",
                "-filter:none",
                classes().toString());
    assertThat(code).as(out.toString()).isZero();
    assertThat(targets(out.toString(), "\\S.* -> (java|jdk)"))
        .allMatch(module -> module.equals("java.base"));
    List<String> packages = targets(out.toString(), " .* -> ");
    assertThat(packages).contains("dev.bantam.core", "tools.jackson.databind", "java.nio.file");
    assertThat(packages)
        .allMatch(name -> ALLOWED.stream().anyMatch(allowed -> name.startsWith(allowed)));
  }

  private static List<String> targets(String report, String line) {
    Pattern wanted = Pattern.compile("^" + line);
    return report
        .lines()
        .filter(wanted.asPredicate())
        .map(found -> found.replaceAll(".* -> (\\S+).*", "$1"))
        .distinct()
        .toList();
  }

  private static Path classes() {
    try {
      return Path.of(
          URI.create(
              Specialist.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    } catch (IllegalArgumentException e) {
      throw new AssertionError(e);
    }
  }
}
