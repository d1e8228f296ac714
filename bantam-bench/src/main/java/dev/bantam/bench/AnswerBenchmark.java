package dev.bantam.bench;

import dev.bantam.learn.LearnOptions;
import dev.bantam.learn.Learner;
import dev.bantam.learn.Progress;
import dev.bantam.learn.data.DataOptions;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetReader;
import dev.bantam.specialist.Result;
import dev.bantam.specialist.Specialist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** A mean answer of a specialist learned from a file of labelled text, text after text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class AnswerBenchmark {

  /** The file to learn from, and whose texts are then answered. */
  @Param("examples/helpdesk.csv")
  public String data = "";

  private String[] texts = {};
  private @Nullable Specialist specialist;

  /** Where a thread stands among the texts. */
  @State(Scope.Thread)
  public static class Position {
    private int next;
  }

  /** Learns the specialist. */
  @Setup(Level.Trial)
  public void learn() throws IOException {
    Dataset rows = DatasetReader.read(Path.of(data), DataOptions.defaults(), read -> {});
    Path folder = Files.createTempDirectory("bantam-bench").resolve("specialist");
    new Learner(LearnOptions.defaults("bench"), InstantSource.system())
        .learn(rows, folder, Progress.SILENT);
    specialist = Specialist.load(folder);
    texts = new String[rows.rows()];
    for (int row = 0; row < texts.length; row++) {
      texts[row] = rows.input(row);
    }
  }

  /** Closes the specialist. */
  @TearDown(Level.Trial)
  public void close() {
    loaded().close();
  }

  /** One thread. */
  @Benchmark
  @Threads(1)
  public Result oneThread(Position position) {
    return answer(position);
  }

  /** As many threads as there are processors. */
  @Benchmark
  @Threads(Threads.MAX)
  public Result allThreads(Position position) {
    return answer(position);
  }

  private Result answer(Position position) {
    position.next = position.next + 1 < texts.length ? position.next + 1 : 0;
    return loaded().answer(texts[position.next]);
  }

  private Specialist loaded() {
    return Objects.requireNonNull(specialist);
  }
}
