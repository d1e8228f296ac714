package dev.bantam.bench;

import dev.bantam.core.guarantee.Certification;
import dev.bantam.core.guarantee.FixedSequence;
import dev.bantam.core.guarantee.GateGrid;
import dev.bantam.core.guarantee.GatePlan;
import dev.bantam.core.guarantee.Scored;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.core.guarantee.TuneEvidence;
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
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Holds the promise to real data: a specialist learned from a set's training rows answers its test
 * rows, which then stand for all calls; tune and calibrate are drawn from them thousands of times,
 * and each certificate's true risk is looked up.
 *
 * <p>Usage: {@code RealPools DATA_FOLDER [DRAWS]}; prints a Markdown table.
 */
public final class RealPools {

  private static final double DELTA = 0.05;
  private static final List<String> SETS =
      List.of("banking77", "frugalgpt/headlines", "clinc150", "ag_news");
  private static final List<Double> ALPHAS = List.of(0.02, 0.05, 0.10);
  private static final List<int[]> SIZES =
      List.of(new int[] {400, 160}, new int[] {1_000, 400}, new int[] {2_500, 1_000});

  private RealPools() {}

  /** What thousands of certificates came to. */
  private record Outcome(double none, double violations, double coverage) {}

  /** Runs all sets. */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]);
    int draws = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
    System.out.printf(
        "%,d draws each, delta %.0f %%; a share of violations up to %.1f %% is within three"
            + " standard errors of delta.%n%n",
        draws, 100 * DELTA, 100 * (DELTA + 3 * Math.sqrt(DELTA * (1 - DELTA) / draws)));
    System.out.println(
        "| set (pool) | alpha | calibrate / tune | hindsight coverage | mean coverage | none |"
            + " violations |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
    for (String set : SETS) {
      Pool pool = pool(data.resolve(set));
      for (double alpha : ALPHAS) {
        double hindsight = pool.hindsight(alpha);
        for (int[] size : SIZES) {
          Outcome outcome = outcome(pool, alpha, size[0], size[1], draws);
          System.out.printf(
              Locale.ROOT,
              "| %s (%,d) | %.0f %% | %,d / %,d | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n",
              set,
              pool.size(),
              100 * alpha,
              size[0],
              size[1],
              100 * hindsight,
              100 * outcome.coverage(),
              100 * outcome.none(),
              100 * outcome.violations());
        }
      }
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

  private static Outcome outcome(
      Pool pool, double alpha, int calibrateRows, int tuneRows, int draws) {
    SplittableRandom random = new SplittableRandom(20_261_125);
    Scored all = pool.all();
    int none = 0;
    int violations = 0;
    double coverage = 0;
    for (int draw = 0; draw < draws; draw++) {
      Scored tune = pool.draw(tuneRows, random);
      Scored calibrate = pool.draw(calibrateRows, random);
      GateGrid grid = GateGrid.of(tune);
      GatePlan plan =
          GatePlan.of(TuneEvidence.fitted(tune, grid, tuneRows), calibrateRows, alpha, DELTA);
      if (FixedSequence.certify(plan, grid.count(calibrate))
          instanceof Certification.Certified certified) {
        Tally truth = all.counts(grid.thresholds().get(certified.gate().gate())).all();
        violations += truth.disagreements() > alpha * truth.accepted() ? 1 : 0;
        coverage += (double) truth.accepted() / pool.size();
      } else {
        none++;
      }
    }
    return new Outcome((double) none / draws, (double) violations / draws, coverage / draws);
  }
}
