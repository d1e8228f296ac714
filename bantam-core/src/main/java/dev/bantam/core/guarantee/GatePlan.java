package dev.bantam.core.guarantee;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Which gates calibrate will test, and in which order: fixed from tune alone, before calibrate is
 * opened. The walk starts at the gate of largest power and goes towards more coverage, gate by
 * gate.
 *
 * @param alpha the risk to certify
 * @param delta the chance that the certificate may be wrong
 * @param calibrateRows how many rows calibrate has: the only thing about it that is known here
 * @param gates what tune says of each gate, strictest first
 * @param start the index of the gate that is tested first; empty when no outcome on calibrate could
 *     certify any gate
 */
public record GatePlan(
    double alpha, double delta, int calibrateRows, List<PlannedGate> gates, OptionalInt start) {

  /**
   * @throws IllegalArgumentException if alpha or delta are not strictly between 0 and 1 or start is
   *     not a gate
   */
  public GatePlan {
    Checks.level("alpha", alpha);
    Checks.level("delta", delta);
    Checks.size("calibrateRows", calibrateRows);
    gates = List.copyOf(gates);
    if (start.isPresent()) {
      Objects.checkIndex(start.getAsInt(), gates.size());
    }
  }

  /**
   * The plan for tune's counts.
   *
   * @throws IllegalArgumentException if alpha or delta are not strictly between 0 and 1 or a size
   *     is negative
   */
  public static GatePlan of(PathCounts tune, int calibrateRows, double alpha, double delta) {
    Checks.size("calibrateRows", calibrateRows);
    List<PlannedGate> gates =
        tune.gates().stream()
            .map(gate -> PlannedGate.of(gate.all(), tune.rows(), calibrateRows, alpha, delta))
            .toList();
    return new GatePlan(alpha, delta, calibrateRows, gates, largestPower(gates));
  }

  /** The gates' indices in the order in which they are tested. */
  public int[] order() {
    return start.isEmpty() ? new int[0] : IntStream.range(start.getAsInt(), gates.size()).toArray();
  }

  private static OptionalInt largestPower(List<PlannedGate> gates) {
    int best = -1;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < gates.size(); i++) {
      if (gates.get(i).powerLogit() > largest) {
        best = i;
        largest = gates.get(i).powerLogit();
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }
}
