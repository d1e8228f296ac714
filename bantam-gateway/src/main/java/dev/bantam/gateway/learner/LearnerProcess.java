package dev.bantam.gateway.learner;

import dev.bantam.loop.LearnJob;
import dev.bantam.loop.LearnOutcome;
import dev.bantam.loop.Learners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Learns in a process beside the gateway, of low priority where the system knows such: one job
 * after the other. A process that ends without a word is started again, three times.
 */
public final class LearnerProcess implements Learners {

  private static final System.Logger LOG = System.getLogger("dev.bantam.gateway");
  private static final Path NICE = Path.of("/usr/bin/nice");
  private static final int ATTEMPTS = 3;

  private record Work(LearnJob job, Path folder, Consumer<LearnOutcome> done) {}

  private final List<String> command;
  private final Path jobs;
  private final LinkedBlockingQueue<Work> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile @Nullable Process process;
  private volatile boolean closed;

  /**
   * A learner that waits for jobs.
   *
   * @param command does a job: the folder of the job and the folder of the specialist are added
   * @param jobs where jobs are while they are done
   */
  public LearnerProcess(List<String> command, Path jobs) {
    this.command = List.copyOf(command);
    this.jobs = jobs;
    this.thread = Thread.ofPlatform().daemon().name("bantam waits for a learner").start(this::run);
  }

  @Override
  public void learn(LearnJob job, Path folder, Consumer<LearnOutcome> done) {
    queue.add(new Work(job, folder, done));
  }

  private void run() {
    while (!closed) {
      try {
        Work work = queue.take();
        work.done().accept(done(work));
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, "a bug in Bantam; please report what follows", e);
      }
    }
  }

  private LearnOutcome done(Work work) throws InterruptedException {
    try {
      for (int attempt = 0; attempt < ATTEMPTS && !closed; attempt++) {
        Optional<LearnOutcome> outcome = attempt(work);
        if (outcome.isPresent()) {
          return outcome.get();
        }
      }
      return closed
          ? new LearnOutcome.Ended()
          : new LearnOutcome.Failed(
              "the process that learns ended %d times without a word".formatted(ATTEMPTS));
    } catch (IOException e) {
      return new LearnOutcome.Failed("the process that learns: " + e.getMessage());
    }
  }

  private Optional<LearnOutcome> attempt(Work work) throws IOException, InterruptedException {
    Files.createDirectories(jobs);
    Path folder = Files.createTempDirectory(jobs, "job");
    try {
      LearnJobFiles files = new LearnJobFiles(folder);
      files.write(work.job());
      List<String> line = new ArrayList<>();
      if (Files.isExecutable(NICE)) {
        line.addAll(List.of(NICE.toString(), "-n", "10"));
      }
      line.addAll(command);
      line.add(folder.toString());
      line.add(work.folder().toString());
      Process started =
          new ProcessBuilder(line)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process = started;
      if (closed) {
        started.destroyForcibly();
      }
      int code = started.waitFor();
      Optional<LearnOutcome> outcome = files.outcome();
      if (outcome.isEmpty() && !closed) {
        LOG.log(
            System.Logger.Level.WARNING,
            "the process that learns %s ended with exit code %d"
                .formatted(work.job().name(), code));
      }
      return outcome;
    } finally {
      process = null;
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Ends the process that learns; whoever opens the store next has its job done again. */
  @Override
  public void close() {
    closed = true;
    Process running = process;
    if (running != null) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
    }
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
