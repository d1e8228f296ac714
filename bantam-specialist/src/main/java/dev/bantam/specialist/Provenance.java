package dev.bantam.specialist;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a specialist was made from, enough to make it again.
 *
 * @param source the name of the data file
 * @param fingerprint SHA-256 of the data, in hexadecimal digits
 * @param rows how many rows there were
 * @param train rows that were learned from
 * @param tune rows that confidences and gates were planned on
 * @param calibrate rows kept for the certificate
 * @param seed of everything random
 * @param created when
 * @param openings how often calibrate was opened in this folder, whatever the data, this time
 *     included; doing the very same again does not count
 * @param settings of the learner, by name
 */
public record Provenance(
    String source,
    String fingerprint,
    int rows,
    int train,
    int tune,
    int calibrate,
    long seed,
    Instant created,
    int openings,
    Map<String, String> settings) {

  /** A value whose map nobody can change. */
  public Provenance {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** The same with another count of openings. */
  public Provenance withOpenings(int other) {
    return new Provenance(
        source, fingerprint, rows, train, tune, calibrate, seed, created, other, settings);
  }

  /** The same with another value of a setting. */
  public Provenance withSetting(String name, String value) {
    Map<String, String> others = new LinkedHashMap<>(settings);
    others.put(name, value);
    return new Provenance(
        source, fingerprint, rows, train, tune, calibrate, seed, created, openings, others);
  }

  /** What whoever relies on the certificate must know when calibrate was opened before. */
  public Optional<String> openingsWarning() {
    return openings <= 1
        ? Optional.empty()
        : Optional.of(
            ("Calibrate was opened %d times in this folder. Whoever chose by looking at an earlier"
                    + " result, such as --never-local or alpha, no longer has this promise at"
                    + " delta: use new rows.")
                .formatted(openings));
  }
}
