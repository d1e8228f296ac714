package dev.bantam.bench;

import dev.bantam.learn.LearnOptions;
import dev.bantam.learn.Learner;
import dev.bantam.learn.Progress;
import dev.bantam.learn.Verdicts;
import dev.bantam.learn.data.DataOptions;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetReader;
import dev.bantam.learn.encoder.BaseModel;
import dev.bantam.learn.encoder.BaseModels;
import dev.bantam.specialist.Specialist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Holds the promise of a ladder of two rungs to real data. Learned from 60 % of the training rows,
 * drawn by a seed, it answers the other 40 %, which stand for all calls there are. What the lower
 * rung's gate lets through is fixed, as it is when calibrate is opened.
 *
 * <p>Usage: {@code LadderPools DATA_FOLDER [DRAWS] [SET...]}; prints a Markdown table.
 */
public final class LadderPools {

  private static final double LEARNED_FROM = 0.6;
  private static final long SEED = 20_261_130;

  private LadderPools() {}

  /** Runs the sets. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    PoolDraws draws = new PoolDraws(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000);
    List<String> sets =
        arguments.length > 2
            ? List.of(arguments).subList(2, arguments.length)
            : List.of("banking77");
    for (String set : sets) {
      Verdicts verdicts = verdicts(data.resolve(set).resolve("train.csv"));
      int settled = 0;
      for (boolean lower : verdicts.settled()) {
        settled += lower ? 1 : 0;
      }
      System.out.printf(
          "%s: the lower rung answers %.1f %% of the pool; accuracy of all %.2f %%.%n",
          set, 100.0 * settled / verdicts.size(), 100 * verdicts.accuracy());
      draws.printHead();
      draws.print(set, Pool.of(verdicts));
    }
  }

  private static Verdicts verdicts(Path train) throws IOException {
    Path folder = Files.createTempDirectory("bantam-pools").resolve("specialist");
    Dataset data = DatasetReader.read(train, DataOptions.defaults(), read -> {});
    int[] order = shuffled(data.rows());
    int learned = (int) (LEARNED_FROM * order.length);
    LearnOptions options =
        LearnOptions.defaults("pool")
            .withoutCertificate()
            .withEncoders(List.of(BaseModels.ofUser().get(BaseModel.MINILM, share -> {})));
    new Learner(options, InstantSource.system())
        .learn(data.select(Arrays.copyOf(order, learned)), folder, Progress.SILENT);
    try (Specialist specialist = Specialist.load(folder)) {
      Dataset all =
          DatasetReader.read(train, DataOptions.defaults(), read -> {}, specialist.schema());
      return Verdicts.of(specialist, all, Arrays.copyOfRange(order, learned, order.length));
    }
  }

  private static int[] shuffled(int rows) {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] order = IntStream.range(0, rows).toArray();
    for (int i = rows - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = order[i];
      order[i] = order[j];
      order[j] = row;
    }
    return order;
  }
}
