package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When ./bantam builds, and that it never runs half a build. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LauncherBuildTest {
  private Checkout checkout;

  @BeforeEach
  void checkOut(@TempDir Path folder) throws Exception {
    checkout = new Checkout(folder.toRealPath());
  }

  @Test
  void buildsOnceAndSaysWhatItFetched() throws Exception {
    assertThat(checkout.run().err()).contains("bantam: building").contains("2.4 MB fetched");
    assertThat(checkout.run().err()).isEmpty();
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pom.xml", "bantam-core/pom.xml", "bantam-core/src/main/java/A.java", "bantam"})
  void buildsAgainWhenASourceIsNewer(String source) throws Exception {
    checkout.run();
    Checkout.age(checkout.state(), Duration.ofMinutes(30));
    Files.setLastModifiedTime(
        checkout.root().resolve(source), FileTime.from(Instant.now().minusSeconds(9)));
    assertThat(checkout.run().exit()).isZero();
    assertThat(checkout.run().err()).isEmpty();
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bantam-core/src/main/java/A.java", "bantam-core/pom.xml"})
  void buildsAgainWhenASourceIsGone(String source) throws Exception {
    checkout.run();
    Checkout.age(checkout.state(), Duration.ofMinutes(30));
    Files.delete(checkout.root().resolve(source));
    checkout.run();
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void buildsAgainWhenTheJarsAreGone() throws Exception {
    checkout.run();
    String classPath = Files.readAllLines(checkout.state()).get(6);
    Path jar = Path.of(classPath.substring(0, classPath.indexOf(':')));
    Files.delete(jar);
    assertThat(checkout.run().exit()).isZero();
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void keepsTheJarsOfTheBuildBeforeForProgramsThatStillRun() throws Exception {
    for (int build = 0; build < 3; build++) {
      checkout.run();
      Files.setLastModifiedTime(
          checkout.root().resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(600)));
    }
    assertThat(checkout.builds()).isEqualTo(3);
    try (var folder = Files.list(checkout.state().getParent())) {
      assertThat(folder.filter(path -> path.toString().contains("application-"))).hasSize(2);
    }
  }

  @Test
  void showsTheErrorsOfAFailedBuildAndBuildsAgain() throws Exception {
    Files.createFile(checkout.file("broken"));
    var outcome = checkout.run();
    assertThat(outcome.exit()).isEqualTo(70);
    assertThat(outcome.err())
        .contains("the build failed", "A.java:[3,1] does not compile", "build.log");
    assertThat(outcome.out()).isEmpty();
    assertThat(checkout.state()).doesNotExist();
    Files.delete(checkout.file("broken"));
    assertThat(checkout.run().exit()).isZero();
  }

  @Test
  void leavesNothingHalfBuiltWhenStopped() throws Exception {
    Files.createFile(checkout.file("wait"));
    Process stopped = checkout.start(checkout.root(), "./bantam");
    awaitBuilds(1);
    stopped.toHandle().destroy();
    var outcome = Checkout.outcome(stopped);
    assertThat(outcome.exit()).isEqualTo(143);
    assertThat(outcome.err()).contains("interrupted").doesNotContain("built in");
    try (var left = Files.list(checkout.state().getParent())) {
      assertThat(left.map(path -> path.getFileName().toString())).containsExactly("build.log");
    }
    Files.delete(checkout.file("wait"));
    assertThat(checkout.run().exit()).isZero();
    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void buildsOnceForTwoThatStartTogether() throws Exception {
    Files.createFile(checkout.file("wait"));
    List<Process> both =
        List.of(
            checkout.start(checkout.root(), "./bantam"),
            checkout.start(checkout.root(), "./bantam"));
    awaitBuilds(1);
    Files.delete(checkout.file("wait"));
    for (Process each : both) {
      assertThat(Checkout.outcome(each).exit()).isZero();
    }
    assertThat(checkout.builds()).isEqualTo(1);
    assertThat(checkout.lock()).doesNotExist();
  }

  @Test
  void ignoresTheLockOfAProcessThatIsNoMore() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Files.createDirectories(checkout.lock());
    Files.writeString(checkout.lock().resolve("owner"), ended.pid() + "\n");
    assertThat(checkout.run().exit()).isZero();
    assertThat(checkout.lock()).doesNotExist();
  }

  private void awaitBuilds(long builds) throws Exception {
    while (checkout.builds() < builds) {
      Thread.sleep(5);
    }
  }
}
