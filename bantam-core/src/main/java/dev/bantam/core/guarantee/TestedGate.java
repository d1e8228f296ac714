package dev.bantam.core.guarantee;

/**
 * One gate's test on calibrate.
 *
 * @param gate the gate's index in the plan
 * @param counts its rows and disagreements on calibrate, all and novel
 * @param p the exact p-value against "the risk exceeds alpha", on all accepted rows
 * @param novelP the same on the novel accepted rows; 1 when there is none
 * @param kept whether both are at most delta
 */
public record TestedGate(int gate, GateCounts counts, double p, double novelP, boolean kept) {

  static TestedGate of(int gate, GateCounts counts, double alpha, double delta) {
    double p = counts.all().pValue(alpha);
    double novelP = counts.novel().pValue(alpha);
    return new TestedGate(gate, counts, p, novelP, p <= delta && novelP <= delta);
  }
}
