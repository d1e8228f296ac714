package dev.bantam.core.guarantee;

/**
 * The number of disagreements at which the evidence reaches 20, for each number of audits: tabled
 * once, because a simulation asks for it millions of times.
 */
final class Evidence {

  private static final double LOG_WANTED = Math.log(20);

  private final int[] fewestAbove;
  private final int[] mostBelow;

  Evidence(double alpha, int audits) {
    fewestAbove = new int[audits + 1];
    mostBelow = new int[audits + 1];
    int above = 0;
    int below = -1;
    for (int t = 1; t <= audits; t++) {
      while (above <= t && new AuditEvidence(above, t).logEvidenceAbove(alpha) < LOG_WANTED) {
        above++;
      }
      while (below < t && new AuditEvidence(below + 1.0, t).logEvidenceBelow(alpha) >= LOG_WANTED) {
        below++;
      }
      fewestAbove[t] = above;
      mostBelow[t] = below;
    }
  }

  boolean above(int losses, int audits) {
    return losses >= fewestAbove[audits];
  }

  boolean below(int losses, int audits) {
    return losses <= mostBelow[audits];
  }
}
