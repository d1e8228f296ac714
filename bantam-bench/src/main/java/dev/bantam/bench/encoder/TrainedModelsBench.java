package dev.bantam.bench.encoder;

import dev.bantam.learn.encoder.BaseModelFiles;
import dev.bantam.learn.encoder.EightBits;
import dev.bantam.learn.tune.Deadline;
import dev.bantam.learn.tune.Distilling;
import dev.bantam.learn.tune.FineTuning;
import dev.bantam.learn.tune.SoftTargets;
import dev.bantam.learn.tune.TunedModel;
import dev.bantam.learn.tune.TuningSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * MiniLM trained whole on all of train, and the students that it is distilled into, each in 8 bits
 * and alone, without a lexical rung: right answers to test's rows, bytes, and the time of one text
 * on one thread. The recipe is that of every task, with as much time as it wants.
 *
 * <p>Usage: {@code TrainedModelsBench TRAIN.csv TEST.csv [SEED]}; prints a JSON object a model.
 */
public final class TrainedModelsBench {

  private static final Deadline EVER = Deadline.in(Duration.ofDays(1));

  private final LabelledRows train;
  private final LabelledRows test;
  private final long seed;
  private final Path work;

  private TrainedModelsBench(LabelledRows train, LabelledRows test, long seed, Path work) {
    this.train = train;
    this.test = test;
    this.seed = seed;
    this.work = work;
  }

  /** Trains, and then distils. */
  public static void main(String[] arguments) throws IOException {
    LabelledRows train = LabelledRows.read(Path.of(arguments[0]));
    LabelledRows test = LabelledRows.read(Path.of(arguments[1])).withValuesOf(train);
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
    Path work = Files.createTempDirectory("bantam-trained");
    new TrainedModelsBench(train, test, seed, work).run();
  }

  private void run() throws IOException {
    long began = System.nanoTime();
    TuningSettings settings = TuningSettings.defaults();
    TunedModel teacher =
        new FineTuning(settings, seed)
            .train(
                train.miniLm(settings),
                List.of(train.targets()),
                EVER,
                Optional.empty(),
                share -> {});
    ServedModel served = served(teacher, "teacher");
    print(teacher, served, began);
    Distilling distilling = Distilling.of(TuningSettings.students(), seed);
    List<float[]> beliefs = served.logits(train.texts());
    for (int layers : Distilling.sizes(teacher.layers())) {
      long start = System.nanoTime();
      Set<Integer> kept = Distilling.layers(layers, teacher.layers());
      TunedModel student =
          distilling.student(
              teacher,
              kept,
              List.of(SoftTargets.of(beliefs, train.evenWeights(), distilling.temperature())),
              EVER,
              share -> {});
      print(student, served(student, "student" + layers), start);
    }
  }

  private ServedModel served(TunedModel model, String name) throws IOException {
    BaseModelFiles floats = model.write(Files.createDirectory(work.resolve(name)));
    BaseModelFiles small = EightBits.of(floats, Files.createDirectory(work.resolve(name + "-8")));
    return new ServedModel(small, model.heads().getFirst());
  }

  private void print(TunedModel model, ServedModel served, long began) throws IOException {
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("layers", model.layers());
    line.put("rows", train.texts().size());
    line.put("seconds", (System.nanoTime() - began) / 1e9);
    line.put("accuracy", served.accuracy(test));
    line.put("mb", served.bytes() / 1e6);
    line.put("ms_p50", served.medianMilliseconds(test.texts()));
    System.out.println(line);
  }
}
