package dev.bantam.bench;

import dev.bantam.learn.LearnOptions;
import dev.bantam.learn.Learner;
import dev.bantam.learn.Progress;
import dev.bantam.learn.Verdicts;
import dev.bantam.learn.data.DataOptions;
import dev.bantam.learn.data.Dataset;
import dev.bantam.learn.data.DatasetReader;
import dev.bantam.specialist.Specialist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holds the promise to real data: a specialist learned from a set's training rows answers its test
 * rows, which then stand for all calls; tune and calibrate are drawn from them thousands of times,
 * and each certificate's true risk is looked up.
 *
 * <p>Usage: {@code RealPools DATA_FOLDER [DRAWS]}; prints a Markdown table.
 */
public final class RealPools {

  private static final List<String> SETS =
      List.of("banking77", "frugalgpt/headlines", "clinc150", "ag_news");

  private RealPools() {}

  /** Runs all sets. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    PoolDraws draws = new PoolDraws(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000);
    draws.printHead();
    for (String set : SETS) {
      draws.print(set, pool(data.resolve(set)));
    }
  }

  private static Pool pool(Path set) throws IOException {
    Path folder = Files.createTempDirectory("bantam-pools").resolve("specialist");
    Dataset train = read(set.resolve("train.csv"));
    new Learner(LearnOptions.defaults("pool").withoutCertificate(), InstantSource.system())
        .learn(train, folder, Progress.SILENT);
    try (Specialist specialist = Specialist.load(folder)) {
      Dataset test =
          DatasetReader.read(
              set.resolve("test.csv"), DataOptions.defaults(), read -> {}, specialist.schema());
      int[] rows = IntStream.range(0, test.rows()).toArray();
      return Pool.of(Verdicts.of(specialist, test, rows));
    }
  }

  private static Dataset read(Path file) {
    return DatasetReader.read(file, DataOptions.defaults(), read -> {});
  }
}
