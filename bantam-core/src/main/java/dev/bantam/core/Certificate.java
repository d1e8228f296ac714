package dev.bantam.core;

import dev.bantam.core.guarantee.GateCounts;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What was proven about one specialist: with probability at least 1-delta over the calibration
 * rows, the answers that it gives locally disagree with the reference in at most alpha of such
 * calls, for calls like those it was calibrated on.
 *
 * @param reference whose answers define right
 * @param teacher the model that gave them, when a model did
 * @param alpha the promised risk, as a share
 * @param delta the chance that the promise is wrong
 * @param rows how many calibration rows there were
 * @param counts how many of them the gate lets through and how many of those disagree; of all and
 *     of the novel ones, which repeat nothing that was learned from
 * @param agreement the version of the {@link Agreement} table that compared answers
 * @param fingerprint SHA-256 of the data, in hexadecimal digits
 * @param issued when calibrate was opened
 * @param expires from when on no local answer rests on it any more, unless audits renew the trust
 */
public record Certificate(
    Reference reference,
    Optional<String> teacher,
    double alpha,
    double delta,
    int rows,
    GateCounts counts,
    int agreement,
    String fingerprint,
    Instant issued,
    Instant expires) {

  /**
   * @throws IllegalArgumentException unless the counts prove what the certificate says
   */
  public Certificate {
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("delta must lie strictly between 0 and 1, not " + delta);
    }
    if (!(p(alpha, counts) <= delta)) {
      throw new IllegalArgumentException(
          "%d disagreements in %d rows do not certify a risk of %s at delta %s"
              .formatted(counts.all().disagreements(), counts.all().accepted(), alpha, delta));
    }
    if (rows < counts.all().accepted()) {
      throw new IllegalArgumentException("more rows accepted than there are");
    }
    if (!issued.isBefore(expires)) {
      throw new IllegalArgumentException("it expires before it is issued");
    }
  }

  private static double p(double alpha, GateCounts counts) {
    return Math.max(counts.all().pValue(alpha), counts.novel().pValue(alpha));
  }

  /** Rows that were answered locally, n. */
  public int accepted() {
    return counts.all().accepted();
  }

  /** How many of them disagree with the reference, k. */
  public int disagreements() {
    return counts.all().disagreements();
  }

  /** The share of calls that are answered locally. */
  public double coverage() {
    return (double) accepted() / rows;
  }

  /** The exact p-value against "the risk exceeds alpha", on all accepted rows. */
  public double p() {
    return counts.all().pValue(alpha);
  }

  /** The same on the novel ones alone. */
  public double novelP() {
    return counts.novel().pValue(alpha);
  }

  /** The Clopper-Pearson bound on the risk at 1-delta: descriptive, since the gate was selected. */
  public double bound() {
    return counts.all().upperBound(delta);
  }

  /** The promise and its evidence in two plain sentences. */
  public String sentence() {
    return String.format(
        Locale.ROOT,
        "With %s confidence, its local answers disagree with %s in at most %s of cases in the long"
            + " run, on calls like these. On %,d held-out rows it answered %,d (%.1f %%) and"
            + " disagreed in %,d.",
        Percent.of(1 - delta),
        teacher.orElse(reference.words()),
        Percent.of(alpha),
        rows,
        accepted(),
        100 * coverage(),
        disagreements());
  }
}
