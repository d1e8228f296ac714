package dev.bantam.core.guarantee;

import java.util.ArrayList;
import java.util.List;

/**
 * Fixed-sequence testing: gates are tested on calibrate in the plan's order, each at the whole
 * level delta, until the first one fails; the last kept one is deployed. No correction for many
 * tests is needed, because a wrong gate can only be deployed if the first wrong gate of the order
 * was rejected wrongly, which happens with probability at most delta.
 *
 * <p>Source: A. N. Angelopoulos et al., "Learn then Test" (arXiv 2110.01052), with exact binomial
 * tails.
 *
 * <p>A gate is kept only if its p-value on all rows and its p-value on the novel rows alone are
 * both at most delta. Asking for both can only keep less, so it costs no delta. Few novel rows mean
 * few certificates: with fewer than {@link Feasibility#minimumAccepted} of them behind a gate,
 * nothing is certified there, however well the repeats went.
 */
public final class FixedSequence {

  private FixedSequence() {}

  /**
   * Opens calibrate for a plan. Alpha and delta are the plan's: they cannot change after tune.
   *
   * @throws IllegalArgumentException if calibrate was not counted at the plan's gates
   */
  public static Certification certify(GatePlan plan, PathCounts calibrate) {
    if (calibrate.gates().size() != plan.gates().size()) {
      throw new IllegalArgumentException(
          "planned %d gates, counted %d".formatted(plan.gates().size(), calibrate.gates().size()));
    }
    List<TestedGate> walk = new ArrayList<>();
    for (int gate : plan.order()) {
      walk.add(TestedGate.of(gate, calibrate.gates().get(gate), plan.alpha(), plan.delta()));
      if (!walk.getLast().kept()) {
        break;
      }
    }
    List<TestedGate> kept = walk.stream().filter(TestedGate::kept).toList();
    return kept.isEmpty()
        ? new Certification.Refused(plan, walk, reason(plan, walk))
        : new Certification.Certified(plan, calibrate.rows(), walk, kept.getLast());
  }

  private static Certification.Reason reason(GatePlan plan, List<TestedGate> walk) {
    if (walk.isEmpty()) {
      return Certification.Reason.NO_POWER;
    }
    return walk.getFirst().p() <= plan.delta()
        ? Certification.Reason.FIRST_GATE_FAILED_ON_NOVEL_ROWS
        : Certification.Reason.FIRST_GATE_FAILED;
  }
}
