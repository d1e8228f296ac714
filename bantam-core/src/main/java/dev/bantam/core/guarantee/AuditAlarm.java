package dev.bantam.core.guarantee;

import java.util.Optional;

/**
 * The watch over one specialist in service: evidence over its whole life and change after a good
 * history, side by side. The first of them to fire raises the alarm, which stays raised; a fresh
 * watch starts after the cooldown.
 *
 * @param delta the chance that the evidence ever fires although the risk never exceeds alpha
 * @param evidence the audits over the whole life
 * @param change the detector of a rise, which holds alpha
 * @param raised the alarm, once it was raised
 */
public record AuditAlarm(
    double delta, AuditEvidence evidence, ChangeDetector change, Optional<Raised> raised) {

  /**
   * An alarm and what raised it.
   *
   * @param audit the number of the audit that raised it, counted from 1
   * @param byEvidence whether the evidence over the whole life had reached 1/delta
   * @param byChange whether the change detector had
   */
  public record Raised(long audit, boolean byEvidence, boolean byChange) {}

  /**
   * @throws IllegalArgumentException if delta is not strictly between 0 and 1 or the two parts saw
   *     different audits
   */
  public AuditAlarm {
    Checks.level("delta", delta);
    if (evidence.audits() != change.audits()) {
      throw new IllegalArgumentException(
          "evidence of %d audits beside change of %d"
              .formatted(evidence.audits(), change.audits()));
    }
  }

  /**
   * Before the first audit.
   *
   * @throws IllegalArgumentException if alpha is not strictly between 0 and 1/2 or delta not
   *     between 0 and 1
   */
  public static AuditAlarm start(double alpha, double delta) {
    return new AuditAlarm(
        delta, AuditEvidence.none(), ChangeDetector.start(alpha), Optional.empty());
  }

  /** After one more audit. */
  public AuditAlarm next(boolean disagrees) {
    return next(disagrees ? 1.0 : 0.0);
  }

  /**
   * After one more audit of a loss in [0,1].
   *
   * @throws IllegalArgumentException if the loss is not in [0,1]
   */
  public AuditAlarm next(double loss) {
    AuditEvidence moreEvidence = evidence.next(loss);
    ChangeDetector moreChange = change.next(loss);
    return new AuditAlarm(
        delta, moreEvidence, moreChange, raised.or(() -> raisedBy(moreEvidence, moreChange)));
  }

  /**
   * Whether the evidence that the risk is not above alpha stands at 1/delta or more and no alarm
   * was raised. It is evidence of a risk that never changed: a long good past outweighs a bad
   * present, which only the alarm sees.
   */
  public boolean confirmed() {
    return raised.isEmpty() && evidence.logEvidenceBelow(change.alpha()) >= -Math.log(delta);
  }

  private Optional<Raised> raisedBy(AuditEvidence moreEvidence, ChangeDetector moreChange) {
    boolean byEvidence = moreEvidence.logEvidenceAbove(change.alpha()) >= -Math.log(delta);
    boolean byChange = moreChange.alarmed();
    return byEvidence || byChange
        ? Optional.of(new Raised(moreEvidence.audits(), byEvidence, byChange))
        : Optional.empty();
  }
}
