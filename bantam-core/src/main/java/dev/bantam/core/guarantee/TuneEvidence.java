package dev.bantam.core.guarantee;

import java.util.List;

/**
 * What tune says of every gate of a path: its counts, and the risk to plan with. The risk decides
 * only where the walk on calibrate begins and so how much is certified; the promise holds for any.
 *
 * @param counts tune's rows at each gate
 * @param risks the risk to plan with at each gate, strictly between 0 and 1
 */
public record TuneEvidence(PathCounts counts, List<Double> risks) {

  /**
   * @throws IllegalArgumentException if there are not as many risks as gates or one is out of range
   */
  public TuneEvidence {
    risks = List.copyOf(risks);
    if (risks.size() != counts.gates().size()) {
      throw new IllegalArgumentException(
          "%d gates but %d risks".formatted(counts.gates().size(), risks.size()));
    }
    risks.forEach(risk -> Checks.level("risk", risk));
  }

  /** The risk at each gate by its own rows alone: (k + 1/2) / (n + 1). */
  public static TuneEvidence counted(PathCounts counts) {
    return new TuneEvidence(
        counts, counts.gates().stream().map(gate -> gate.all().smoothedRate()).toList());
  }

  /**
   * The risk at each gate by a {@link RiskCurve} through all rows: its mean over the gate's rows.
   *
   * @param rows how many rows tune has, those for which no gate may open included
   */
  public static TuneEvidence fitted(Scored tune, GateGrid grid, int rows) {
    PathCounts counts = new PathCounts(rows, grid.count(tune).gates());
    RiskCurve curve = RiskCurve.fit(tune);
    List<Double> risks =
        grid.thresholds().stream().map(threshold -> tune.mean(curve, threshold)).toList();
    return new TuneEvidence(counts, risks);
  }
}
