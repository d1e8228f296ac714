package dev.bantam.learn.data;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;

/**
 * Reads the time of a row: an ISO 8601 date, date-time or instant (without an offset it is taken as
 * UTC), or a number since 1970 whose size tells seconds, milliseconds, microseconds and nanoseconds
 * apart.
 */
final class RowTime {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,19}(\\.\\d{1,9})?");

  private RowTime() {}

  /**
   * The time in microseconds since 1970.
   *
   * @throws DataException if the text is none of these
   */
  static long micros(String file, long line, String column, String text) {
    String stripped = text.strip();
    try {
      return NUMBER.matcher(stripped).matches() ? number(stripped) : iso(stripped);
    } catch (DateTimeException | ArithmeticException unreadable) {
      throw new DataException(
          "%s, line %d: the time %s in column %s cannot be read. Write it as 2026-11-30, 2026-11-30T08:15:00Z or seconds since 1970."
              .formatted(file, line, Snippet.of(text, 40), Snippet.of(column, 40)),
          unreadable);
    }
  }

  private static long number(String text) {
    BigDecimal value = new BigDecimal(text);
    double size = Math.abs(value.doubleValue());
    int places = size < 1e11 ? 6 : size < 1e14 ? 3 : size < 1e17 ? 0 : -3;
    return value.movePointRight(places).longValue();
  }

  private static long iso(String text) {
    if (text.length() == 10) {
      return micros(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    String joined = text.length() > 10 && text.charAt(10) == ' ' ? joined(text) : text;
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(joined, Instant::from, LocalDateTime::from);
    return micros(
        time instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(time));
  }

  private static String joined(String text) {
    return text.substring(0, 10) + 'T' + text.substring(11).replace(" ", "");
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
