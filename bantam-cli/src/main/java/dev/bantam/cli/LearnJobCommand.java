package dev.bantam.cli;

import dev.bantam.gateway.learner.LearnJobFiles;
import dev.bantam.learn.Progress;
import dev.bantam.loop.LearnJob;
import dev.bantam.loop.Learning;
import dev.bantam.observe.wire.WireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Does one job of learning for a gateway, which starts this beside itself. */
@Command(name = "learn-job", hidden = true)
final class LearnJobCommand implements Callable<Integer> {

  /** How much memory such a process may take. */
  private static final String HEAP = "-Xmx1g";

  @Parameters(index = "0", paramLabel = "JOB")
  private Path job = Path.of("");

  @Parameters(index = "1", paramLabel = "SPECIALIST")
  private Path specialist = Path.of("");

  /** The command line that does a job; the folders of the job and the specialist are added. */
  static List<String> line() {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        HEAP,
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        Bantam.class.getName(),
        "learn-job");
  }

  @Override
  public Integer call() {
    LearnJobFiles files = new LearnJobFiles(job);
    try {
      LearnJob work = files.job();
      Learning learning =
          new Learning(
              InstantSource.system(),
              work.settings().encoder() ? EncoderModels.ofUser().atHand() : List.of());
      files.finish(learning.learn(work, specialist, Progress.SILENT));
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (WireException e) {
      throw new IllegalStateException(job + " holds no job: " + e.getMessage(), e);
    }
  }
}
