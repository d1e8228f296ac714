package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock that only one process has, and that does not outlive it. */
class FolderLockTest {

  private final Path file;

  FolderLockTest(@TempDir Path folder) {
    file = folder.resolve(".task.lock");
  }

  @Test
  void anotherProcessKeepsUsOutUntilItDies() throws Exception {
    Process other = start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("FolderLock");
      assertThat(FolderLock.tryOn(file)).isEmpty();
      assertThat(FolderLock.tryOn(file)).isEmpty();
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(file).exists();
    try (FolderLock lock = FolderLock.tryOn(file).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(start().waitFor()).as("the other one while we hold it").isNotZero();
    }
    assertThat(file).doesNotExist();
  }

  private Process start() throws IOException, URISyntaxException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            place(FolderLock.class) + File.pathSeparator + place(LockHolder.class),
            LockHolder.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Path place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
