package dev.bantam.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bantam.observe.task.LiveTasks;
import dev.bantam.observe.task.Task;
import dev.bantam.specialist.ManifestReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Learning in a process of its own. */
@Timeout(60)
class ProcessLearnersTest {

  private static final Messages MESSAGES = new Messages(3, 0.6);

  @TempDir private Path folder = Path.of("");

  private final BlockingQueue<LearnOutcome> outcomes = new LinkedBlockingQueue<>();

  private ProcessLearners learners() {
    return new ProcessLearners(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            LearnerMain.class.getName()),
        folder.resolve("jobs"));
  }

  private LearnJob job() {
    MemoryLoopStore store = new MemoryLoopStore();
    Street street =
        new Street(
            store,
            folder.resolve("street"),
            LoopSettings.of(TaskSettings.defaults().withLearnAfter(100_000)),
            MESSAGES.labels(),
            MESSAGES::label);
    street.run(MESSAGES.some(700, 1));
    Task task = street.task().record().task();
    assertThat(new LiveTasks(List.of(task)).task(task.id())).isPresent();
    List<LearnRow> rows =
        Rows.toLearn(Rows.after(store, task.id(), ""), List.of()).stream().limit(500).toList();
    return new LearnJob(task, "sorting", 1, TaskSettings.defaults(), "teacher-1", rows, 7);
  }

  @Test
  void aJobSurvivesTheWayThroughFiles() throws Exception {
    JobFolder files = new JobFolder(folder.resolve("job"));
    LearnJob job = job();
    files.write(job, folder.resolve("there"));
    JobFolder.Order read = files.read();
    assertThat(read.job().task()).isEqualTo(job.task());
    assertThat(read.job().rows()).isEqualTo(job.rows());
    assertThat(read.job().seed()).isEqualTo(7);
    assertThat(read.specialist()).isEqualTo(folder.resolve("there").toAbsolutePath());
    assertThat(files.outcome()).isEmpty();
    files.write(new LearnOutcome.Failed("because"));
    assertThat(files.outcome()).isEqualTo(Optional.of(new LearnOutcome.Failed("because")));
  }

  @Test
  void learnsAlthoughTheFirstTwoLearnersDie() throws Exception {
    Files.createDirectories(folder.resolve("jobs"));
    Files.writeString(folder.resolve("jobs/deaths"), "2");
    try (ProcessLearners learners = learners()) {
      learners.learn(job(), folder.resolve("specialist"), outcomes::add);
      assertThat(outcomes.take()).isInstanceOf(LearnOutcome.Froze.class);
    }
    assertThat(ManifestReader.read(folder.resolve("specialist")).task()).isEqualTo("sorting");
    assertThat(folder.resolve("jobs").toFile().list()).containsExactly("deaths");
  }

  @Test
  void givesUpWhenLearnersAlwaysDie() throws Exception {
    Files.createDirectories(folder.resolve("jobs"));
    Files.writeString(folder.resolve("jobs/deaths"), "9");
    try (ProcessLearners learners = learners()) {
      learners.learn(job(), folder.resolve("specialist"), outcomes::add);
      assertThat(outcomes.take())
          .isEqualTo(new LearnOutcome.Failed("the learner ended with exit code 137, three times"));
    }
  }

  @Test
  void learnsOnlyInTimeThatNobodyWants() throws Exception {
    assumeThat(Path.of("/usr/bin/chrt")).isExecutable();
    Path told = folder.resolve("told");
    String tell = "cat /proc/$$/stat > '" + told + "'; exit 1";
    try (ProcessLearners learners =
        new ProcessLearners(List.of("/bin/sh", "-c", tell), folder.resolve("jobs"))) {
      learners.learn(job(), folder.resolve("specialist"), outcomes::add);
      assertThat(outcomes.take()).isInstanceOf(LearnOutcome.Failed.class);
    }
    String idle = "5"; // SCHED_IDLE, which is the 41st of the values that Linux tells.
    assertThat(Files.readString(told).split(" ", -1)[40]).isEqualTo(idle);
  }

  @Test
  void endsItsLearnerWithItself() throws Exception {
    ProcessLearners learners = learners();
    learners.learn(job(), folder.resolve("specialist"), outcomes::add);
    Thread.sleep(100);
    learners.close();
    assertThat(outcomes.take()).isEqualTo(new LearnOutcome.Ended());
    while (ProcessHandle.current().children().findAny().isPresent()) {
      Thread.sleep(10); // What was killed takes a moment to be gone.
    }
  }
}
