package dev.bantam.core.guarantee;

/**
 * What tune says of one gate.
 *
 * @param tune the gate's rows and disagreements on tune
 * @param coverage the share of tune's rows that it accepts, in [0,1]
 * @param expectedAccepted how many calibrate rows it should accept
 * @param power Pr(p &lt;= delta) on that many rows if the risk that tune suggests were the true one
 * @param powerLogit ln(power / (1 - power)): the same, and still telling where power rounds to 0 or
 *     1; negative infinity where no outcome certifies
 */
public record PlannedGate(
    Tally tune, double coverage, int expectedAccepted, double power, double powerLogit) {

  static PlannedGate of(
      TuneEvidence evidence, int gate, int calibrateRows, double alpha, double delta) {
    Tally tune = evidence.counts().gates().get(gate).all();
    int tuneRows = evidence.counts().rows();
    double coverage = tuneRows == 0 ? 0 : (double) tune.accepted() / tuneRows;
    int expected = (int) Math.round(coverage * calibrateRows);
    int critical = new Binomial(expected, alpha).criticalValue(delta);
    Binomial disagreements = new Binomial(expected, evidence.risks().get(gate));
    double logPower = disagreements.logCdf(critical);
    double logit =
        critical < 0 ? Double.NEGATIVE_INFINITY : logPower - disagreements.logSurvival(critical);
    return new PlannedGate(tune, coverage, expected, Math.exp(logPower), logit);
  }
}
