package dev.bantam.specialist;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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
 * @param openings how often calibrate was opened for this data in this folder, this time included
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
}
