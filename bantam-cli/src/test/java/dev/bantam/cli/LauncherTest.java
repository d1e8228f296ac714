package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How ./bantam starts the program, and what it says when it cannot. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private Checkout checkout;

  @BeforeEach
  void checkOut(@TempDir Path folder) throws Exception {
    checkout = new Checkout(folder.toRealPath());
  }

  @Test
  void passesArgumentsAsTheyAreAndTheExitCodeBack() throws Exception {
    var outcome = checkout.with("EXIT", "3").run("answer", "help desk", "a \"b\" $c *", "");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.out())
        .contains("\ndev.bantam.cli.Bantam\nanswer\nhelp desk\na \"b\" $c *\n\nin ");
  }

  @Test
  void keepsTheWorkingDirectoryWhenCalledThroughLinks() throws Exception {
    Path elsewhere = Files.createDirectories(checkout.file("else where"));
    Files.createSymbolicLink(checkout.file("first"), Path.of("check out/bantam"));
    Files.createSymbolicLink(elsewhere.resolve("second"), checkout.file("first"));
    var outcome = Checkout.outcome(checkout.start(elsewhere, "./second", "--version"));
    assertThat(outcome.arguments()).contains("in " + elsewhere, "-Dbantam.command=./second");
  }

  @Test
  void namesItselfAsTheUserCouldTypeIt() throws Exception {
    checkout.withOnPath(checkout.root());
    var outcome = Checkout.outcome(checkout.start(checkout.file("."), "env", "bantam"));
    assertThat(outcome.arguments()).contains("-Dbantam.command=bantam");
  }

  @Test
  void putsTheUsersJvmOptionsLastAndGivesWayToTheirCollector() throws Exception {
    var outcome = checkout.with("BANTAM_JAVA_OPTS", "-Xmx1g -XX:+UseZGC").run("learn", "a.csv");
    assertThat(outcome.arguments())
        .containsSubsequence("-XX:MaxRAMPercentage=60", "-Xmx1g", "-XX:+UseZGC", "-cp")
        .doesNotContain("-XX:+UseSerialGC");
  }

  @Test
  void compilesForShortCommandsOnlyAsFarAsItPays() throws Exception {
    String shortOnly = "-XX:TieredStopAtLevel=1";
    assertThat(checkout.run("answer", "helpdesk", "a text").arguments()).contains(shortOnly);
    assertThat(checkout.run("answer", "helpdesk", "-").arguments()).doesNotContain(shortOnly);
    assertThat(checkout.run("learn", "a.csv").arguments()).doesNotContain(shortOnly);
  }

  @ParameterizedTest
  @CsvSource({"C,C.UTF-8", "POSIX,C.UTF-8", "'',C.UTF-8", "de_DE.UTF-8,de_DE.UTF-8"})
  void givesTheJvmALocaleThatCanReadTexts(String locale, String expected) throws Exception {
    assertThat(checkout.with("LC_ALL", locale).run().arguments()).contains("locale " + expected);
  }

  @Test
  void worksWithoutAHome() throws Exception {
    assertThat(checkout.without("HOME").run().exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"25.0.3", "25.0.10", "25.1", "26", "26-ea", "100.0.1"})
  void takesAJdkNewEnough(String version) throws Exception {
    checkout.with("JAVA_HOME", checkout.jdk("other", version).toString());
    assertThat(checkout.run().exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "25.0.2", "24.9.9", "9", "1.8.0_402", ""})
  void refusesAnOlderJdkInOneLine(String version) throws Exception {
    var outcome = checkout.with("JAVA_HOME", checkout.jdk("other", version).toString()).run();
    assertThat(outcome.exit()).isEqualTo(69);
    assertThat(outcome.err())
        .startsWith("bantam: needs a JDK 25.0.3 or newer")
        .contains(version)
        .hasLineCount(1);
    assertThat(checkout.builds()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "home/.sdkman/candidates/java/25.0.3-tem",
        "home/.jdks/temurin-25.0.3",
        "home/.local/share/mise/installs/java/25",
        "system/usr/lib/jvm/java 25",
        "system/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home"
      })
  void looksWhereJdksAreInstalled(String folder) throws Exception {
    Path jdk = checkout.jdk(folder, "25.0.4");
    checkout.jdk("system/usr/lib/jvm/java-17", "17.0.9");
    checkout.with("HOME", checkout.file("home").toString()).with("JAVA_HOME", "/nowhere");
    assertThat(checkout.run().exit()).isZero();
    assertThat(checkout.file("builds")).content().isEqualTo("build with " + jdk + "\n");
  }

  @Test
  void followsTheJavaOnThePath() throws Exception {
    Path jdk = checkout.jdk("deep/jdk", "25.0.3");
    Files.createSymbolicLink(checkout.file("tools/java"), jdk.resolve("bin/java"));
    assertThat(checkout.without("JAVA_HOME").run().exit()).isZero();
  }

  @Test
  void needsACompilerOnlyToBuild() throws Exception {
    checkout.run();
    Path runtime = checkout.jdk("runtime", "25.0.5");
    Files.delete(runtime.resolve("bin/javac"));
    checkout.with("JAVA_HOME", runtime.toString());
    assertThat(checkout.run().exit()).isZero();
    Files.delete(checkout.state());
    assertThat(checkout.run().exit()).isEqualTo(69);
  }

  @Test
  void saysHowToGetMaven() throws Exception {
    Files.delete(checkout.file("maven/mvn"));
    var outcome = checkout.run();
    assertThat(outcome.exit()).isEqualTo(69);
    assertThat(outcome.err()).startsWith("bantam: needs Maven").hasLineCount(1);
  }

  @Test
  void saysWhenItCannotWrite() throws Exception {
    Files.writeString(checkout.root().resolve("bantam-cli/target"), "a file, so no folder");
    var outcome = checkout.run();
    assertThat(outcome.exit()).isEqualTo(73);
    assertThat(outcome.err()).startsWith("bantam: cannot write to ").hasLineCount(1);
  }

  @Test
  void goesOnWithoutTheCacheWhenItCannotBeMade() throws Exception {
    Files.createFile(checkout.file("no-cache"));
    var outcome = checkout.run("learn");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).doesNotContain("-XX:AOTCache");
  }

  @Test
  void makesTheCacheAnewForAnotherJdkWithoutBuilding() throws Exception {
    assertThat(checkout.run().out()).contains("-XX:AOTCache=");
    checkout.jdk("jdk", "25.0.4");
    assertThat(checkout.run().out()).contains("-XX:AOTCache=");
    assertThat(checkout.run().err()).isEmpty();
    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(checkout.caches()).isEqualTo(2);
  }

  @Test
  void buildsAgainInAnotherPlace() throws Exception {
    checkout.run();
    Path copy = checkout.copy("copy");
    var outcome = Checkout.outcome(checkout.start(copy, "./bantam"));
    assertThat(outcome.out())
        .contains(copy + "/bantam-cli/target/")
        .doesNotContain("check out/bantam-cli");
  }
}
