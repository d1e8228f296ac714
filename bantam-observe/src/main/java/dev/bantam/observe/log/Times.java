package dev.bantam.observe.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Times as logs write them: ISO 8601 with a T or a space, or the seconds, milliseconds,
 * microseconds or nanoseconds since 1970 as a number or its text. A time without a zone is taken as
 * UTC.
 */
final class Times {

  private Times() {}

  /** The time, empty if it is none. */
  static Optional<Instant> of(JsonNode value) {
    if (value.isNumber()) {
      return ofEpoch(value.doubleValue());
    }
    String text = value.stringValue("").strip();
    return text.isEmpty() || text.length() > 40 ? Optional.empty() : of(text);
  }

  static Optional<Instant> of(String text) {
    try {
      if (text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.')) {
        return ofEpoch(Double.parseDouble(text));
      }
      String iso = text.replace(' ', 'T').replace(',', '.');
      boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > 10;
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException | NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> ofEpoch(double value) {
    if (!(value > 0) || value > 1e19) {
      return Optional.empty();
    }
    double seconds =
        value > 1e17
            ? value / 1e9
            : value > 1e14 ? value / 1e6 : value > 1e11 ? value / 1e3 : value;
    long whole = (long) seconds;
    return Optional.of(Instant.ofEpochSecond(whole, Math.round((seconds - whole) * 1e6) * 1000));
  }
}
