package dev.bantam.core.guarantee;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What tune says could be certified at one alpha: to be shown before calibrate is opened, never a
 * promise. A gate counts as within reach when its power is at least {@link #WANTED_POWER}.
 *
 * @param alpha the risk to certify
 * @param minimumAccepted the fewest accepted rows that certify it, and only without a disagreement
 * @param coverage the share of rows that the widest gate within reach would accept, in [0,1]; 0 if
 *     there is none
 * @param moreRows how many more calibrate rows would bring a gate within reach: 0 if one is; empty
 *     if no gate looks safe enough on tune for any number up to {@link #MOST_ROWS}
 */
public record Feasibility(
    double alpha, int minimumAccepted, double coverage, OptionalInt moreRows) {

  /** The levels of alpha that a feasibility table shows. */
  public static final List<Double> ALPHAS = List.of(0.01, 0.02, 0.03, 0.05, 0.10);

  /**
   * The power from which a gate is within reach: four runs in five, as is usual in planning trials.
   */
  public static final double WANTED_POWER = 0.8;

  /** The calibrate size beyond which no more rows are proposed, because it takes no more. */
  public static final int MOST_ROWS = Split.CALIBRATE_AT_MOST;

  /**
   * One line for each of {@link #ALPHAS}.
   *
   * @throws IllegalArgumentException if delta is not strictly between 0 and 1 or {@code
   *     calibrateRows} is negative
   */
  public static List<Feasibility> table(TuneEvidence tune, int calibrateRows, double delta) {
    return ALPHAS.stream().map(alpha -> at(tune, calibrateRows, alpha, delta)).toList();
  }

  /**
   * What could be certified at one alpha.
   *
   * @throws IllegalArgumentException if alpha or delta are not strictly between 0 and 1 or {@code
   *     calibrateRows} is negative
   */
  public static Feasibility at(TuneEvidence tune, int calibrateRows, double alpha, double delta) {
    double coverage = 0;
    GatePlan plan = GatePlan.of(tune, calibrateRows, alpha, delta);
    for (int gate : plan.order()) {
      PlannedGate planned = plan.gates().get(gate);
      if (planned.power() < WANTED_POWER) {
        break;
      }
      coverage = planned.coverage();
    }
    OptionalInt more =
        coverage > 0 ? OptionalInt.of(0) : moreRows(tune, calibrateRows, alpha, delta);
    return new Feasibility(alpha, minimumAccepted(alpha, delta), coverage, more);
  }

  /**
   * The fewest accepted rows with which a gate can be kept, all of them agreeing: ceil(ln delta /
   * ln(1-alpha)).
   *
   * @throws IllegalArgumentException if alpha or delta are not strictly between 0 and 1
   * @throws ArithmeticException if that is more than an int holds: alpha below about 1e-9
   */
  public static int minimumAccepted(double alpha, double delta) {
    Checks.level("alpha", alpha);
    Checks.level("delta", delta);
    return Math.toIntExact((long) Math.ceil(Math.log(delta) / Math.log1p(-alpha)));
  }

  /** Doubles, then bisects: power grows with rows but for the small steps of whole counts. */
  private static OptionalInt moreRows(TuneEvidence tune, int rows, double alpha, double delta) {
    int tooFew = rows;
    int enough = Math.max(minimumAccepted(alpha, delta), rows + 1);
    if (enough > MOST_ROWS) {
      return OptionalInt.empty();
    }
    while (!withinReach(tune, enough, alpha, delta)) {
      if (enough >= MOST_ROWS) {
        return OptionalInt.empty();
      }
      tooFew = enough;
      enough = Math.min(MOST_ROWS, 2 * enough);
    }
    while (enough - tooFew > 1) {
      int middle = tooFew + (enough - tooFew) / 2;
      if (withinReach(tune, middle, alpha, delta)) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return OptionalInt.of(enough - rows);
  }

  private static boolean withinReach(
      TuneEvidence tune, int calibrateRows, double alpha, double delta) {
    return IntStream.range(0, tune.risks().size())
        .filter(gate -> tune.risks().get(gate) < alpha)
        .mapToObj(gate -> PlannedGate.of(tune, gate, calibrateRows, alpha, delta))
        .anyMatch(gate -> gate.power() >= WANTED_POWER);
  }
}
