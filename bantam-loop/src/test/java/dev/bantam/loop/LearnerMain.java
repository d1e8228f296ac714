package dev.bantam.loop;

import dev.bantam.learn.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A learner as a program; it dies as often as the file {@code deaths} beside the job says. */
final class LearnerMain {

  private LearnerMain() {}

  public static void main(String[] arguments) throws Exception {
    JobFolder folder = new JobFolder(Path.of(arguments[0]));
    Path deaths = folder.path().resolveSibling("deaths");
    if (Files.exists(deaths)) {
      int left = Integer.parseInt(Files.readString(deaths).strip());
      if (left > 0) {
        Files.writeString(deaths, Integer.toString(left - 1));
        Runtime.getRuntime().halt(137);
      }
    }
    JobFolder.Order order = folder.read();
    folder.write(
        new Learning(InstantSource.system(), List.of())
            .learn(order.job(), order.specialist(), Progress.SILENT));
  }
}
