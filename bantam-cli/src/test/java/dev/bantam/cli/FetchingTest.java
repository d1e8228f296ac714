package dev.bantam.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine on which nothing was fetched yet, and that has no network: processes of their own. */
class FetchingTest {

  private static final String RUNTIME = "onnxruntime-1.29.0.jar";

  @TempDir Path place;
  private Path data;

  @BeforeEach
  void write() {
    data = new Session(place).file("rows.csv", Session.rows(60));
  }

  @Test
  void withoutANetworkItSaysWhatToDo() throws Exception {
    Session.Outcome outcome = learn("--rungs", "lexical,encoder").refused(7);
    assertThat(outcome.err())
        .contains(RUNTIME, "Without a network, put the file at", "BANTAM_MAVEN_REPOSITORY");
    assertThat(place.resolve("specialist")).doesNotExist();
    assertThat(jars(place.resolve("cache"))).isEmpty();
  }

  @Test
  void withoutTheOptionNothingIsFetchedAndLearningSucceeds() throws Exception {
    learn().succeeded();
    learn("--rungs", "lexical").succeeded();
    assertThat(place.resolve("specialist")).isDirectory();
    assertThat(place.resolve("cache")).doesNotExist();
  }

  @Test
  void onceItsJarIsFetchedItAsksInSilenceToBeStartedAgain() throws Exception {
    Path own = place.resolve("home/.m2/repository/com/microsoft/onnxruntime/onnxruntime/1.29.0");
    Files.createDirectories(own);
    Files.createSymbolicLink(own.resolve(RUNTIME), runtime());
    Session.Outcome outcome = learn("--rungs", "lexical,encoder");
    Files.delete(own.resolve(RUNTIME)); // A link out of the temporary folder.
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(75);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).isEmpty();
    assertThat(place.resolve("cache/runtime").resolve(RUNTIME)).hasSameBinaryContentAs(runtime());
    assertThat(place.resolve("specialist")).doesNotExist();
  }

  @Test
  void anAddressThatIsNoneIsNamed() throws Exception {
    assertThat(learnFrom("file:///etc", "--rungs", "lexical,encoder").refused(7).err())
        .contains("BANTAM_MAVEN_REPOSITORY", "file:///etc");
  }

  private Session.Outcome learn(String... more) throws Exception {
    return learnFrom("http://127.0.0.1:" + closedPort(), more);
  }

  /** Nobody listens there any more. */
  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Session.Outcome learnFrom(String repository, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-Duser.home=" + place.resolve("home"), "-cp"));
    command.add(
        classPath()
            .filter(path -> !path.contains("onnxruntime"))
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(Bantam.class.getName());
    command.addAll(
        List.of("learn", data.toString(), "--out", place.resolve("specialist").toString()));
    command.addAll(List.of(more));
    Path out = place.resolve("out");
    Path err = place.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("BANTAM_CACHE", place.resolve("cache").toString());
    builder.environment().put("BANTAM_MAVEN_REPOSITORY", repository);
    int code = builder.start().waitFor();
    return new Session.Outcome(code, read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static Stream<String> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  private static Path runtime() {
    return classPath()
        .filter(path -> path.endsWith(RUNTIME))
        .map(Path::of)
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> jars(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
