package dev.bantam.gateway.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations such as {@code 30s} and sizes such as {@code 64MB}. */
final class Units {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})(B|KB|MB|GB)");

  /** A hundred years, which still are a number of nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Units() {}

  static Optional<Duration> duration(String text) {
    Matcher match = DURATION.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(match.group(1));
    Duration duration =
        switch (match.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    return Optional.of(duration).filter(time -> time.compareTo(LONGEST) <= 0);
  }

  /** A duration of whole days, or of milliseconds, as a file would say it. */
  static String text(Duration duration) {
    return duration.toDays() > 0 ? duration.toDays() + "d" : duration.toMillis() + "ms";
  }

  /** Bytes; a KB has 1024. */
  static Optional<Long> size(String text) {
    Matcher match = SIZE.matcher(text.toUpperCase(Locale.ROOT));
    if (!match.matches()) {
      return Optional.empty();
    }
    int shift =
        switch (match.group(2)) {
          case "KB" -> 10;
          case "MB" -> 20;
          case "GB" -> 30;
          default -> 0;
        };
    return Optional.of(Long.parseLong(match.group(1)) << shift);
  }
}
