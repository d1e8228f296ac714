package dev.bantam.gateway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A real file system of a few megabytes, which can be filled up. Only root on Linux can have it.
 */
final class SmallDisk implements AutoCloseable {

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /** Mounts one; where that is not possible, the test is skipped with the reason. */
  static SmallDisk at(Path folder, int megabytes) throws IOException {
    boolean linux = System.getProperty("os.name").equals("Linux");
    assumeTrue(linux, "file systems in memory are mounted on Linux only");
    int status =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
    assumeTrue(status == 0, "only root may mount a small file system");
    return new SmallDisk(folder);
  }

  private static int run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.onExit().join().exitValue();
  }

  /** Takes up all that is free. */
  void fill() throws IOException {
    byte[] page = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      if (Files.getFileStore(folder).getUsableSpace() > 0) {
        throw full;
      }
    }
  }

  /** Makes room again. */
  void empty() throws IOException {
    Files.delete(filler);
  }

  @Override
  public void close() throws IOException {
    run("umount", folder.toString());
  }
}
