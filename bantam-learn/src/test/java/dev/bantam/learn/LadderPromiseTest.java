package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.core.guarantee.Binomial;
import dev.bantam.core.guarantee.Certification;
import dev.bantam.core.guarantee.FixedSequence;
import dev.bantam.core.guarantee.GateGrid;
import dev.bantam.core.guarantee.GatePlan;
import dev.bantam.core.guarantee.Scored;
import dev.bantam.core.guarantee.Tally;
import dev.bantam.core.guarantee.TuneEvidence;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The promise of a ladder of two rungs whose lower gate is chosen on tune, over many draws from a
 * pool of which all answers are known.
 */
@Tag("slow")
class LadderPromiseTest {

  private static final int DRAWS = 1_000;
  private static final int POOL = 20_000;
  private static final int TUNE = 500;
  private static final int CALIBRATE = 800;
  private static final double ALPHA = 0.05;
  private static final double DELTA = 0.05;

  @Test
  void certificatesAreWrongNoMoreOftenThanDelta() {
    Pool pool = Pool.of(new SplittableRandom(1));
    SplittableRandom random = new SplittableRandom(2);
    int certified = 0;
    int broken = 0;
    int spared = 0;
    double coverage = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      Pool tune = pool.draw(TUNE, random);
      double lower = LowerGate.of(tune.lower(), tune.upper(), ALPHA).orElse(Double.NaN);
      OptionalDouble gate = gate(tune.ladder(lower), pool.draw(CALIBRATE, random).ladder(lower));
      if (gate.isPresent()) {
        Verdicts whole = pool.ladder(lower);
        Tally truth = whole.tally(gate.getAsDouble());
        certified++;
        broken += truth.disagreements() > ALPHA * truth.accepted() ? 1 : 0;
        coverage += (double) truth.accepted() / POOL;
        spared += Double.isNaN(lower) ? 0 : 1;
      }
    }
    assertThat(certified).as("draws that get a certificate").isGreaterThan(DRAWS * 8 / 10);
    assertThat(spared).as("draws with a lower gate").isGreaterThan(DRAWS / 2);
    assertThat(coverage / certified).as("mean coverage").isGreaterThan(0.5);
    assertThat(1 - new Binomial(certified, DELTA).cdf(broken - 1))
        .as("chance of %d or more broken promises in %d", broken, certified)
        .isGreaterThan(0.005);
  }

  /** What {@link Proof} does. */
  private static OptionalDouble gate(Verdicts tune, Verdicts calibrate) {
    boolean[] every = new boolean[TUNE];
    Arrays.fill(every, true);
    Scored scored = tune.scored(every);
    GateGrid grid = GateGrid.of(scored);
    TuneEvidence evidence = TuneEvidence.fitted(scored, grid, TUNE);
    GatePlan plan = GatePlan.of(evidence, CALIBRATE, ALPHA, DELTA);
    boolean[] novel = new boolean[CALIBRATE];
    Arrays.fill(novel, true);
    if (plan.start().isEmpty()) {
      return OptionalDouble.empty();
    }
    return FixedSequence.certify(plan, calibrate.counts(grid, novel))
            instanceof Certification.Certified certified
        ? OptionalDouble.of(grid.thresholds().get(certified.gate().gate()))
        : OptionalDouble.empty();
  }

  /** Rows with what two rungs say of them; the scores of both tell how likely they are right. */
  private record Pool(
      double[] lowerScores, boolean[] lowerRight, double[] upperScores, boolean[] upperRight) {

    static Pool of(SplittableRandom random) {
      Pool pool = empty(POOL);
      for (int i = 0; i < POOL; i++) {
        double ease = random.nextGaussian();
        pool.lowerScores[i] = 2 + 2.5 * ease + random.nextGaussian();
        pool.upperScores[i] = 3.5 + 2.5 * ease + random.nextGaussian();
        pool.lowerRight[i] = random.nextDouble() < rightness(pool.lowerScores[i]);
        pool.upperRight[i] = random.nextDouble() < rightness(pool.upperScores[i]);
      }
      return pool;
    }

    /** Some rows disagree however sure a rung is. */
    private static double rightness(double score) {
      return 0.995 / (1 + Math.exp(-score));
    }

    private static Pool empty(int rows) {
      return new Pool(new double[rows], new boolean[rows], new double[rows], new boolean[rows]);
    }

    Pool draw(int rows, SplittableRandom random) {
      Pool drawn = empty(rows);
      for (int i = 0; i < rows; i++) {
        int row = random.nextInt(POOL);
        drawn.lowerScores[i] = lowerScores[row];
        drawn.lowerRight[i] = lowerRight[row];
        drawn.upperScores[i] = upperScores[row];
        drawn.upperRight[i] = upperRight[row];
      }
      return drawn;
    }

    Verdicts lower() {
      return LowerGateTest.verdicts(lowerScores, lowerRight);
    }

    Verdicts upper() {
      return LowerGateTest.verdicts(upperScores, upperRight);
    }

    /** The first rung's answer where it reaches its gate, the second's elsewhere. */
    Verdicts ladder(double lowerGate) {
      int rows = lowerScores.length;
      double[] scores = upperScores.clone();
      boolean[] right = upperRight.clone();
      boolean[] settled = new boolean[rows];
      for (int i = 0; i < rows; i++) {
        if (lowerScores[i] >= lowerGate) {
          scores[i] = lowerScores[i];
          right[i] = lowerRight[i];
          settled[i] = true;
        }
      }
      Verdicts plain = LowerGateTest.verdicts(scores, right);
      return new Verdicts(
          plain.rows(),
          scores,
          plain.local(),
          settled,
          plain.confidences(),
          plain.said(),
          plain.was());
    }
  }
}
