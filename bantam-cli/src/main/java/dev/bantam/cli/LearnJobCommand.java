package dev.bantam.cli;

import dev.bantam.learn.Progress;
import dev.bantam.loop.JobFolder;
import dev.bantam.loop.Learning;
import java.io.IOException;
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

  @Parameters(paramLabel = "JOB")
  private Path job = Path.of("");

  /** The command line that does a job; the folder of the job is added. */
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
  public Integer call() throws IOException {
    ProcessHandle.current()
        .parent()
        .ifPresent(gateway -> Thread.ofPlatform().daemon().start(() -> endWith(gateway)));
    JobFolder folder = new JobFolder(job);
    JobFolder.Order order = folder.read();
    Learning learning =
        new Learning(
            InstantSource.system(),
            order.job().settings().encoder() ? EncoderModels.ofUser().atHand() : List.of());
    folder.write(learning.learn(order.job(), order.specialist(), Progress.SILENT));
    return 0;
  }

  /** When the gateway is gone, another one begins anew, and nobody reads what this one writes. */
  private static void endWith(ProcessHandle gateway) {
    gateway.onExit().join();
    Runtime.getRuntime().halt(1);
  }
}
