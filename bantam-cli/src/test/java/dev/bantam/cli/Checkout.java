package dev.bantam.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A small copy of the repository with the real launcher in it and stand-ins for Maven and the JDK,
 * which note what they were asked to do. The launcher finds nothing of the machine that the test
 * runs on but the tools that POSIX names.
 */
final class Checkout {
  private static final List<String> TOOLS =
      List.of(
          "sh cat date env find grep head mkdir mkfifo mv ps readlink rm rmdir sleep stty tail touch"
              .split(" "));

  /**
   * Prints its arguments, one a line, or makes the AOT cache; each cache is a line in "caches".
   * Where the variable FETCHES names a file that is missing it makes that and asks to be started
   * again.
   */
  private static final String JAVA =
      """
      #!/bin/sh
      for argument; do
        case $argument in
          *UpgradeClassFiles.java) exit 0 ;;
          -XX:AOTCacheOutput=*)
            echo cache >>'FOLDER/caches'
            if [ -e 'FOLDER/no-cache' ]; then exit 1; fi
            echo cache >"${argument#*=}"
            exit 0
            ;;
        esac
      done
      printf '%s\\n' "$@" "in $PWD" "locale $LC_ALL"
      if [ -n "${FETCHES:-}" ] && [ ! -e "$FETCHES" ]; then
        mkdir -p "${FETCHES%/*}"
        echo jar >"$FETCHES"
        exit 75
      fi
      exit "${EXIT:-0}"
      """;

  /**
   * Each build is a line in "builds"; while there is a file "wait" it goes on, and "broken" makes
   * it fail.
   */
  private static final String MAVEN =
      """
      #!/bin/sh
      for argument; do
        case $argument in
          -Dbantam.application=*) folder=${argument#*=} ;;
        esac
      done
      mkdir -p "$folder"
      echo "build with $JAVA_HOME" >>'FOLDER/builds'
      while [ -e 'FOLDER/wait' ]; do sleep 0.02; done
      echo '[INFO] Downloaded from central: https://example.org/a.jar (1.5 MB at 3 MB/s)'
      echo '[INFO] Downloaded from central: https://example.org/b.jar (900 kB at 3 MB/s)'
      if [ -e 'FOLDER/broken' ]; then echo '[ERROR] A.java:[3,1] does not compile'; exit 1; fi
      for jar in a bantam-cli-1 bantam-core-1; do echo jar >"$folder/$jar.jar"; done
      """;

  private final Path base;
  private final Map<String, String> environment = new HashMap<>();

  /** What one run of the launcher gave. */
  record Outcome(int exit, String out, String err) {
    List<String> arguments() {
      return out.lines().toList();
    }
  }

  Checkout(Path base) throws IOException {
    this.base = base;
    String launcher = Files.readString(Path.of("").toAbsolutePath().resolveSibling("bantam"));
    Files.createDirectories(root());
    script(
        root().resolve("bantam"),
        launcher.replaceFirst("(?m)^system=.*", "system='" + base + "/system'"));
    for (String module : List.of("bantam-cli", "bantam-core")) {
      Files.createDirectories(root().resolve(module + "/src/main/java"));
      Files.writeString(root().resolve(module + "/pom.xml"), "<project/>");
      Files.writeString(root().resolve(module + "/src/main/java/A.java"), "class A {}");
    }
    Files.writeString(root().resolve("pom.xml"), "<project/>");
    age(root(), Duration.ofHours(1));
    for (String tool : TOOLS) {
      Optional<Path> real = onPath(tool);
      if (real.isPresent()) {
        script(
            base.resolve("tools").resolve(tool), "#!/bin/sh\nexec '" + real.get() + "' \"$@\"\n");
      }
    }
    script(base.resolve("maven/mvn"), MAVEN.replace("FOLDER", base.toString()));
    environment.put("PATH", base.resolve("tools") + ":" + base.resolve("maven"));
    environment.put("JAVA_HOME", jdk("jdk", "25.0.3").toString());
  }

  /** The root of the repository; its path has a blank. */
  Path root() {
    return base.resolve("check out");
  }

  Path file(String name) {
    return base.resolve(name);
  }

  Path state() {
    return root().resolve("bantam-cli/target/bantam/state");
  }

  Path lock() {
    return root().resolve("bantam-cli/target/bantam/lock");
  }

  /** Makes a JDK of a version in a folder below the test's own. */
  Path jdk(String folder, String version) throws IOException {
    Path home = base.resolve(folder);
    script(home.resolve("bin/java"), JAVA.replace("FOLDER", base.toString()));
    script(home.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"Us\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  Checkout with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Checkout withOnPath(Path folder) {
    environment.merge("PATH", folder.toString(), (path, more) -> path + ":" + more);
    return this;
  }

  Checkout without(String variable) {
    environment.remove(variable);
    return this;
  }

  Outcome run(String... arguments) throws IOException, InterruptedException {
    return outcome(start(root(), "./bantam", arguments));
  }

  Process start(Path folder, String command, String... arguments) throws IOException {
    var builder =
        new ProcessBuilder(Stream.concat(Stream.of(command), Stream.of(arguments)).toList());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.directory(folder.toFile()).start();
  }

  static Outcome outcome(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the launcher does not end");
    }
    return new Outcome(
        process.exitValue(),
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  long builds() throws IOException {
    return lines("builds");
  }

  long caches() throws IOException {
    return lines("caches");
  }

  /** Copies the repository, with what was built in it, newer than its sources. */
  Path copy(String name) throws IOException {
    Path copy = base.resolve(name);
    try (Stream<Path> all = Files.walk(root())) {
      for (Path each : all.toList()) {
        Files.copy(each, copy.resolve(root().relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    age(copy, Duration.ofHours(1));
    age(copy.resolve(root().relativize(state())), Duration.ofMinutes(30));
    return copy;
  }

  /** Gives a file or folder, and all in it, a time in the past. */
  static void age(Path path, Duration ago) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.toList()) {
        Files.setLastModifiedTime(each, FileTime.from(Instant.now().minus(ago)));
      }
    }
  }

  private long lines(String name) throws IOException {
    return Files.exists(file(name)) ? Files.readAllLines(file(name)).size() : 0;
  }

  private static void script(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Optional<Path> onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
