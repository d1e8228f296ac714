package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How ./bantam puts what was fetched on the class path, before the program or in the midst of it.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherAgainTest {

  private static final String MAIN = "dev.bantam.cli.Bantam";

  private Checkout checkout;
  private Path jar;

  @BeforeEach
  void checkOut(@TempDir Path folder) throws Exception {
    checkout = new Checkout(folder.toRealPath());
    jar = checkout.file("my cache/runtime/onnxruntime-1.29.0.jar");
    checkout.with("BANTAM_CACHE", checkout.file("my cache").toString());
  }

  @Test
  void startsASecondTimeWithWhatWasFetchedAtTheEndOfTheClassPath() throws Exception {
    var outcome = checkout.with("FETCHES", jar.toString()).run("learn", "a b.csv", "--json");
    assertThat(outcome.exit()).isZero();
    List<String> paths = classPaths(outcome);
    assertThat(paths).hasSize(2);
    assertThat(paths.getFirst()).doesNotContain("onnxruntime");
    assertThat(paths.getLast()).isEqualTo(paths.getFirst() + ":" + jar);
    assertThat(outcome.out().split(MAIN + "\nlearn\na b.csv\n--json\n", -1)).hasSize(3);
  }

  @Test
  void givesBackTheExitCodeOfTheSecondStart() throws Exception {
    var outcome = checkout.with("FETCHES", jar.toString()).with("EXIT", "3").run("learn", "a.csv");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(classPaths(outcome)).hasSize(2);
  }

  @Test
  void startsNoThirdTime() throws Exception {
    var outcome = checkout.with("FETCHES", jar.toString()).with("EXIT", "75").run("learn", "a.csv");
    assertThat(outcome.exit()).isEqualTo(75);
    assertThat(classPaths(outcome)).hasSize(2);
  }

  @Test
  void startsOnceWhereNothingWasFetched() throws Exception {
    var outcome = checkout.with("EXIT", "75").run("learn", "a.csv");
    assertThat(outcome.exit()).isEqualTo(75);
    assertThat(classPaths(outcome)).hasSize(1);
  }

  @Test
  void otherTokenizersAreFetchedForAModelOfOnesOwn() throws Exception {
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "jar");
    Path tokenizers = jar.resolveSibling("tokenizers-0.36.0.jar");
    var outcome =
        checkout.with("FETCHES", tokenizers.toString()).run("learn", "a.csv", "--encoder", "model");
    assertThat(outcome.exit()).isZero();
    List<String> paths = classPaths(outcome);
    assertThat(paths).hasSize(2);
    assertThat(paths.getFirst()).endsWith(":" + jar);
    assertThat(paths.getLast()).isEqualTo(paths.getFirst() + ":" + tokenizers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "2", "3", "4", "5", "6", "7", "130"})
  void otherExitCodesPassThrough(String code) throws Exception {
    var outcome = checkout.with("EXIT", code).run("learn", "a.csv");
    assertThat(outcome.exit()).isEqualTo(Integer.parseInt(code));
    assertThat(classPaths(outcome)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"learn", "answer", "eval", "inspect"})
  void everyCommandHasItFromTheBeginningOnceItIsThere(String command) throws Exception {
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, "jar");
    var outcome = checkout.with("EXIT", "75").run(command, "a");
    assertThat(outcome.exit()).isEqualTo(75);
    assertThat(classPaths(outcome)).singleElement().asString().endsWith(".jar:" + jar);
  }

  @Test
  void looksInTheCacheOfTheDesktopOrTheHome() throws Exception {
    checkout.without("BANTAM_CACHE").with("HOME", checkout.file("home").toString());
    Path own = checkout.file("home/.cache/bantam/runtime/onnxruntime-1.29.0.jar");
    Files.createDirectories(own.getParent());
    Files.writeString(own, "jar");
    assertThat(classPaths(checkout.run("learn"))).singleElement().asString().endsWith(":" + own);
    checkout.with("XDG_CACHE_HOME", checkout.file("other").toString());
    assertThat(classPaths(checkout.run("learn")))
        .singleElement()
        .asString()
        .doesNotContain("onnxruntime");
  }

  private static List<String> classPaths(Checkout.Outcome outcome) {
    List<String> lines = outcome.arguments();
    return lines.stream()
        .filter(line -> line.contains("/bantam-cli-1.jar"))
        .filter(line -> !line.startsWith("-"))
        .toList();
  }
}
