package dev.bantam.bench;

import dev.bantam.core.guarantee.Certification;
import dev.bantam.core.guarantee.FixedSequence;
import dev.bantam.core.guarantee.GateGrid;
import dev.bantam.core.guarantee.GatePlan;
import dev.bantam.core.guarantee.Scored;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.core.guarantee.TuneEvidence;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The promise held to a pool: tune and calibrate are drawn from it many times, and each
 * certificate's true risk is looked up.
 *
 * @param draws how many certificates each row of the table stands for
 */
record PoolDraws(int draws) {

  private static final double DELTA = 0.05;
  private static final List<Double> ALPHAS = List.of(0.02, 0.05, 0.10);
  private static final List<int[]> SIZES =
      List.of(new int[] {400, 160}, new int[] {1_000, 400}, new int[] {2_500, 1_000});

  /** What the certificates came to. */
  private record Outcome(double none, double violations, double coverage) {}

  /** Prints what stands above the rows. */
  void printHead() {
    System.out.printf(
        "%,d draws each, delta %.0f %%; a share of violations up to %.1f %% is within three"
            + " standard errors of delta.%n%n",
        draws, 100 * DELTA, 100 * (DELTA + 3 * Math.sqrt(DELTA * (1 - DELTA) / draws)));
    System.out.println(
        "| set (pool) | alpha | calibrate / tune | hindsight coverage | mean coverage | none |"
            + " violations |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
  }

  /** Prints a row for every alpha and size. */
  void print(String name, Pool pool) {
    for (double alpha : ALPHAS) {
      double hindsight = pool.hindsight(alpha);
      for (int[] size : SIZES) {
        Outcome outcome = outcome(pool, alpha, size[0], size[1]);
        System.out.printf(
            Locale.ROOT,
            "| %s (%,d) | %.0f %% | %,d / %,d | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n",
            name,
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

  private Outcome outcome(Pool pool, double alpha, int calibrateRows, int tuneRows) {
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
