package dev.bantam.learn;

import dev.bantam.core.guarantee.GatePlan;
import dev.bantam.core.guarantee.PlannedGate;
import dev.bantam.core.guarantee.Split;
import dev.bantam.core.guarantee.TuneEvidence;
import java.util.OptionalInt;

/**
 * How many later rows a specialist is certified on: fixed from tune before any of them exists. The
 * more there are the wider the gate that they can certify, and the longer everything still goes
 * upstream; so it is the smallest number that promises nearly as much as the largest would. That is
 * as many rows as there were to learn from: a task that has had a thousand calls shall not wait for
 * five thousand more.
 */
final class LaterRows {

  /** So much of what the largest number promises is enough. */
  private static final double ENOUGH = 0.9;

  private static final int STEPS_A_DOUBLING = 4;

  private LaterRows() {}

  /**
   * The number; empty when none up to the largest that is ever taken could certify any gate.
   *
   * @param learned how many rows there were to learn from
   */
  static OptionalInt of(TuneEvidence evidence, int learned, double alpha, double delta) {
    int horizon = Math.min(learned, Split.CALIBRATE_AT_MOST);
    if (promise(evidence, horizon, alpha, delta) <= 0) {
      horizon = Split.CALIBRATE_AT_MOST;
    }
    double most = promise(evidence, horizon, alpha, delta);
    if (most <= 0) {
      return OptionalInt.empty();
    }
    for (int step = 0; ; step++) {
      int rows = (int) Math.round(50 * Math.pow(2, (double) step / STEPS_A_DOUBLING));
      if (rows >= horizon) {
        return OptionalInt.of(horizon);
      }
      if (promise(evidence, rows, alpha, delta) >= ENOUGH * most) {
        return OptionalInt.of(rows);
      }
    }
  }

  /** The largest product of a gate's coverage and its power; 0 when no gate is likely kept. */
  private static double promise(TuneEvidence evidence, int rows, double alpha, double delta) {
    GatePlan plan = GatePlan.of(evidence, rows, alpha, delta);
    double promise = 0;
    for (int gate : plan.order()) {
      PlannedGate planned = plan.gates().get(gate);
      if (planned.power() >= 0.5) {
        promise = Math.max(promise, planned.coverage() * planned.power());
      }
    }
    return promise;
  }
}
