package dev.bantam.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Learns in a process of its own: with its own memory, only where nobody else wants the processor
 * as far as the system can see to it, and without harm to anybody when it dies. Jobs wait in a
 * queue; a job whose learner died is begun again, a few times.
 */
public final class ProcessLearners implements Learners {

  private static final System.Logger LOG = System.getLogger("dev.bantam.loop");
  private static final int ATTEMPTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Linux's class of work for idle time; elsewhere the lowest priority that there is. */
  private static final List<List<String>> BEHIND =
      List.of(List.of("/usr/bin/chrt", "--idle", "0"), List.of("/usr/bin/nice", "-n", "19"));

  private final List<String> command;
  private final Path folder;
  private final ExecutorService queue;
  private volatile Optional<Process> running = Optional.empty();
  private volatile boolean closed;

  /**
   * @param command a program with its arguments, to which the job's folder is added; it does {@link
   *     JobFolder#read}, learns and does {@link JobFolder#write}
   * @param folder where jobs are written; nobody else's, and emptied
   */
  public ProcessLearners(List<String> command, Path folder) {
    this.command = List.copyOf(command);
    this.folder = folder;
    deleteOrphans();
    this.queue =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("bantam waits for its learner").daemon().factory());
  }

  /** Jobs of a process that ended without a word: they hold texts of calls, and are begun anew. */
  private void deleteOrphans() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> jobs = Files.list(folder)) {
      jobs.filter(Files::isDirectory).forEach(job -> new JobFolder(job).delete());
    } catch (IOException | UncheckedIOException e) {
      LOG.log(
          System.Logger.Level.WARNING, "%s cannot be read: %s".formatted(folder, e.getMessage()));
    }
  }

  @Override
  public void learn(LearnJob job, Path specialist, Consumer<LearnOutcome> done) {
    queue.execute(
        () -> {
          try {
            done.accept(learn(job, specialist));
          } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a bug in Bantam; please report what follows", e);
          }
        });
  }

  private LearnOutcome learn(LearnJob job, Path specialist) {
    JobFolder files = new JobFolder(folder.resolve(job.task().id() + "-" + job.specialist()));
    try {
      return learn(job, specialist, files);
    } finally {
      files.delete(); // It holds texts of calls.
    }
  }

  private LearnOutcome learn(LearnJob job, Path specialist, JobFolder files) {
    String died = "";
    for (int attempt = 0; attempt < ATTEMPTS && !closed; attempt++) {
      try {
        files.write(job, specialist);
        int code = run(files.path());
        Optional<LearnOutcome> outcome = files.outcome();
        if (outcome.isPresent()) {
          return outcome.get();
        }
        died = "the learner ended with exit code " + code;
      } catch (IOException e) {
        died = "the learner cannot be started: " + e.getMessage();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LearnOutcome.Ended();
      }
      if (!closed) {
        LOG.log(System.Logger.Level.WARNING, "task %s: %s".formatted(job.name(), died));
      }
    }
    return closed ? new LearnOutcome.Ended() : new LearnOutcome.Failed(died + ", three times");
  }

  private int run(Path job) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    BEHIND.stream()
        .filter(with -> Files.isExecutable(Path.of(with.getFirst())))
        .findFirst()
        .ifPresent(all::addAll);
    all.addAll(command);
    all.add(job.toString());
    Process process =
        new ProcessBuilder(all)
            .redirectInput(Redirect.from(job.resolve("job.json").toFile()))
            .redirectOutput(Redirect.DISCARD)
            .redirectErrorStream(true)
            .start();
    running = Optional.of(process);
    try {
      if (closed) {
        process.destroyForcibly();
      }
      return process.waitFor();
    } finally {
      running = Optional.empty();
      process.destroyForcibly();
    }
  }

  @Override
  public void close() {
    closed = true;
    running.ifPresent(Process::destroyForcibly);
    queue.shutdownNow();
    try {
      if (!queue.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        running.ifPresent(Process::destroyForcibly);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
