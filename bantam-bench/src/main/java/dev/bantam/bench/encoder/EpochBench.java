package dev.bantam.bench.encoder;

import dev.bantam.learn.tune.Deadline;
import dev.bantam.learn.tune.FineTuning;
import dev.bantam.learn.tune.StartingModel;
import dev.bantam.learn.tune.TunedModel;
import dev.bantam.learn.tune.TuningSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The seconds of one epoch of fine-tuning MiniLM, all six layers, with the settings of every task.
 * What comes before the first step's end (graphs, sessions, buffers) is not in them; that step
 * counts as the mean of the others.
 *
 * <p>Usage: {@code EpochBench TRAIN.csv}; prints a JSON object.
 */
public final class EpochBench {

  private EpochBench() {}

  /** By the clock, and by the processor time of all threads. */
  private record Moment(long nanos, Duration cpu) {

    static Moment now() {
      Duration used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
      return new Moment(System.nanoTime(), used);
    }
  }

  /** Runs one epoch. */
  public static void main(String[] arguments) throws IOException {
    LabelledRows data = LabelledRows.read(Path.of(arguments[0]));
    TuningSettings settings = TuningSettings.defaults().withEpochs(1);
    StartingModel start = data.miniLm(settings);
    List<Moment> ends = new ArrayList<>();
    TunedModel tuned =
        new FineTuning(settings, 1)
            .train(
                start,
                List.of(data.targets()),
                Deadline.in(Duration.ofDays(1)),
                Optional.empty(),
                share -> ends.add(Moment.now()));
    Moment first = ends.getFirst();
    Moment last = ends.getLast();
    double steps = (double) ends.size() / (ends.size() - 1);
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("rows", data.texts().size());
    line.put("steps", tuned.steps());
    line.put("tokens", start.texts().stream().mapToLong(text -> text.length).sum());
    line.put("seconds", (last.nanos - first.nanos) / 1e9 * steps);
    line.put("cpu_seconds", last.cpu.minus(first.cpu).toMillis() / 1e3 * steps);
    System.out.println(line);
  }
}
