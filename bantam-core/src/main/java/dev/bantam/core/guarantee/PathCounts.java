package dev.bantam.core.guarantee;

import java.util.List;

/**
 * One place's rows, counted at every gate of a path. A path is an order of ever wider gates,
 * strictest first; the tests need nothing of it but these counts, so a path may be one rung's
 * thresholds ({@link GateGrid}) or vectors of several rungs' thresholds, where a row counts once,
 * with the answer that the ladder would give it at that gate.
 *
 * @param rows how many rows the place has, accepted or not
 * @param gates the counts at each gate, strictest first
 */
public record PathCounts(int rows, List<GateCounts> gates) {

  /**
   * @throws IllegalArgumentException if there is no gate, a gate accepts more rows than there are,
   *     or fewer than the stricter gate before it
   */
  public PathCounts {
    Checks.size("rows", rows);
    gates = List.copyOf(gates);
    if (gates.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one gate");
    }
    int wider = rows;
    for (GateCounts gate : gates.reversed()) {
      Checks.counts(gate.all().accepted(), wider);
      wider = gate.all().accepted();
    }
  }
}
