package dev.bantam.bench.encoder;

import dev.bantam.learn.data.DataOptions;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetReader;
import dev.bantam.learn.encoder.BaseModel;
import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.BaseModels;
import dev.bantam.learn.lexical.Targets;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.learn.tune.FineTuning;
import dev.bantam.learn.tune.StartingModel;
import dev.bantam.learn.tune.TunedModel;
import dev.bantam.learn.tune.TuningSettings;
import dev.bantam.specialist.Answers;
import dev.bantam.specialist.encoder.Encoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

  /** As many tokens as learning keeps of a vocabulary. */
  private static final int VOCABULARY = 10_000;

  private EpochBench() {}

  /** By the clock, and by the processor time of all threads. */
  private record Moment(long nanos, Duration cpu) {

    static Moment now() {
      Duration used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
      return new Moment(System.nanoTime(), used);
    }
  }

  /** Runs one epoch. */
  public static void main(String[] arguments) {
    Dataset data = DatasetReader.read(Path.of(arguments[0]), DataOptions.defaults(), read -> {});
    TuningSettings settings = TuningSettings.defaults().withEpochs(1);
    StartingModel start = start(data, settings);
    List<Moment> ends = new ArrayList<>();
    TunedModel tuned =
        new FineTuning(settings, 1)
            .train(
                start,
                List.of(targets(data)),
                Deadline.in(Duration.ofDays(1)),
                Optional.empty(),
                share -> ends.add(Moment.now()));
    Moment first = ends.getFirst();
    Moment last = ends.getLast();
    double steps = (double) ends.size() / (ends.size() - 1);
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("rows", data.rows());
    line.put("steps", tuned.steps());
    line.put("tokens", start.texts().stream().mapToLong(text -> text.length).sum());
    line.put("seconds", (last.nanos - first.nanos) / 1e9 * steps);
    line.put("cpu_seconds", last.cpu.minus(first.cpu).toMillis() / 1e3 * steps);
    System.out.println(line);
  }

  private static StartingModel start(Dataset data, TuningSettings settings) {
    BaseModelFiles base = BaseModels.ofUser().get(BaseModel.MINILM, share -> {});
    List<String> texts = IntStream.range(0, data.rows()).mapToObj(data::input).toList();
    try (Encoder reader = base.open()) {
      return StartingModel.of(base, reader, texts, settings.longest(), VOCABULARY);
    }
  }

  private static Targets targets(Dataset data) {
    int[] values = IntStream.range(0, data.rows()).map(row -> data.value(0, row)).toArray();
    return new Targets.Hard(values, new Answers(data.schema()).classes()[0]);
  }
}
