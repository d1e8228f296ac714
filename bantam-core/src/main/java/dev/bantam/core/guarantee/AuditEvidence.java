package dev.bantam.core.guarantee;

/**
 * What the audits of one specialist have shown over its whole life: a sufficient statistic, from
 * which the evidence for "the risk is above alpha" and for "it is below" can be read at any time.
 *
 * <p>Both are e-processes: bets that start at 1 and that nobody can expect to grow while what they
 * bet against is true, so the chance that one ever reaches 1/delta is at most delta (Ville 1939).
 * Each averages the likelihood ratios of the risks q against alpha, over a Beta(1/2,1/2) prior cut
 * to (alpha,1] or [0,alpha] (H. Robbins' method of mixtures; the one-sided beta-binomial mixture of
 * S. R. Howard et al., "Time-uniform, nonparametric, nonasymptotic confidence sequences", arXiv
 * 1810.08240). One factor is (q/alpha)^L ((1-q)/(1-alpha))^(1-L). For q above alpha its mean grows
 * with the risk and is 1 at alpha, hence at most 1 for every risk up to alpha, even one that
 * changes from audit to audit; for q below alpha the mirror image holds. For a loss L between 0 and
 * 1 the factor is at most the straight line between its two ends, so the same holds.
 *
 * <p>The average is the ratio of the posterior's to the prior's tail-to-density ratio at alpha,
 * which is how it is computed: no power of alpha ever appears.
 *
 * @param losses the sum of the losses, S: the number of disagreements when losses are 0 or 1
 * @param audits how many audits, t
 */
public record AuditEvidence(double losses, long audits) {

  private static final double PRIOR = 0.5;

  /**
   * @throws IllegalArgumentException unless 0 &lt;= losses &lt;= audits
   */
  public AuditEvidence {
    Checks.counts(losses, (double) audits);
  }

  /** Before the first audit. */
  public static AuditEvidence none() {
    return new AuditEvidence(0, 0);
  }

  /** After one more audit. */
  public AuditEvidence next(boolean disagrees) {
    return next(disagrees ? 1.0 : 0.0);
  }

  /**
   * After one more audit of a loss in [0,1].
   *
   * @throws IllegalArgumentException if the loss is not in [0,1]
   */
  public AuditEvidence next(double loss) {
    return new AuditEvidence(
        Math.min(losses + Checks.unit("loss", loss), audits + 1.0), audits + 1);
  }

  /**
   * ln E+: the evidence against "the risk is at most alpha".
   *
   * @throws IllegalArgumentException if alpha is not strictly between 0 and 1
   */
  public double logEvidenceAbove(double alpha) {
    Checks.level("alpha", alpha);
    return logUpperOverDensity(posterior(), alpha) - logUpperOverDensity(prior(), alpha);
  }

  /**
   * ln E-: the evidence against "the risk is above alpha".
   *
   * @throws IllegalArgumentException if alpha is not strictly between 0 and 1
   */
  public double logEvidenceBelow(double alpha) {
    Checks.level("alpha", alpha);
    return logLowerOverDensity(posterior(), alpha) - logLowerOverDensity(prior(), alpha);
  }

  /**
   * The smallest alpha such that the evidence against "the risk is above" reaches 1/delta there and
   * everywhere higher; 1 without audits: a running upper bound of a risk that never changed. With
   * probability at least 1-delta such a risk never exceeds it, at any number of audits.
   *
   * <p>Found by bisection: ln E- is at most 0 for alpha up to the mean loss S/t and rises from
   * there. For E- is the mean over u of exp(g(q) - g(alpha)), where g is the log-likelihood and q
   * the u-quantile of the prior cut at alpha; each of these exponents rises because g'(q) times the
   * prior's tail-to-density ratio, {@code -2 asin(sqrt q) ((t-S) sqrt(q/(1-q)) - S sqrt((1-q)/q))},
   * falls in q beyond S/t and is not negative before.
   *
   * @throws IllegalArgumentException if delta is not strictly between 0 and 1
   */
  public double upperBound(double delta) {
    double wanted = -Math.log(Checks.level("delta", delta));
    double open = audits == 0 ? 1 : losses / audits;
    double rejected = 1;
    for (double middle = open + (rejected - open) / 2;
        middle > open && middle < rejected;
        middle = open + (rejected - open) / 2) {
      if (logEvidenceBelow(middle) >= wanted) {
        rejected = middle;
      } else {
        open = middle;
      }
    }
    return rejected;
  }

  private Beta posterior() {
    return new Beta(PRIOR + losses, PRIOR + (audits - losses));
  }

  private static Beta prior() {
    return new Beta(PRIOR, PRIOR);
  }

  private static double logUpperOverDensity(Beta beta, double x) {
    return beta.logUpper(x) - beta.logDensity(x);
  }

  private static double logLowerOverDensity(Beta beta, double x) {
    return beta.logLower(x) - beta.logDensity(x);
  }
}
