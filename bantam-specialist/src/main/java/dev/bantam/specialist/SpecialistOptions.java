package dev.bantam.specialist;

import dev.bantam.specialist.encoder.Encoders;
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
 * @param encoders shared with other specialists and closed by whoever made them; without, a
 *     specialist has its own
 */
public record SpecialistOptions(
    Optional<AuditSink> auditSink,
    double sample,
    long seed,
    InstantSource clock,
    Optional<Encoders> encoders) {

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
    return new SpecialistOptions(
        Optional.empty(), 0.05, System.nanoTime(), InstantSource.system(), Optional.empty());
  }

  /** The same with a sink for the sampled share of all answers. */
  public SpecialistOptions withAudits(AuditSink sink, double share) {
    return new SpecialistOptions(Optional.of(sink), share, seed, clock, encoders);
  }

  /** The same with a coin that falls alike each time. */
  public SpecialistOptions withSeed(long coin) {
    return new SpecialistOptions(auditSink, sample, coin, clock, encoders);
  }

  /** The same with another clock. */
  public SpecialistOptions withClock(InstantSource other) {
    return new SpecialistOptions(auditSink, sample, seed, other, encoders);
  }

  /** The same with encoders that other specialists use too. */
  public SpecialistOptions withEncoders(Encoders shared) {
    return new SpecialistOptions(auditSink, sample, seed, clock, Optional.of(shared));
  }
}
