package dev.bantam.specialist;

import java.time.InstantSource;
import java.util.Optional;

/**
 * How a specialist is embedded.
 *
 * @param auditSink where sampled answers go, if anywhere
 * @param sample the share of inputs that are sampled, pi, in [0,1]; at least 0.02 where audits are
 *     to notice anything
 * @param seed of the coin
 * @param clock decides whether the certificate has expired
 */
public record SpecialistOptions(
    Optional<AuditSink> auditSink, double sample, long seed, InstantSource clock) {

  /**
   * @throws IllegalArgumentException when the share is not in [0,1]
   */
  public SpecialistOptions {
    if (!(sample >= 0 && sample <= 1)) {
      throw new IllegalArgumentException("the sampled share lies in [0,1], not " + sample);
    }
  }

  /** No audits; the system's clock. */
  public static SpecialistOptions defaults() {
    return new SpecialistOptions(Optional.empty(), 0.05, System.nanoTime(), InstantSource.system());
  }

  /** The same with a sink for the sampled share of all answers. */
  public SpecialistOptions withAudits(AuditSink sink, double share) {
    return new SpecialistOptions(Optional.of(sink), share, seed, clock);
  }

  /** The same with a coin that falls alike each time. */
  public SpecialistOptions withSeed(long coin) {
    return new SpecialistOptions(auditSink, sample, coin, clock);
  }

  /** The same with another clock. */
  public SpecialistOptions withClock(InstantSource other) {
    return new SpecialistOptions(auditSink, sample, seed, other);
  }
}
