package dev.bantam.provider.policy;

import dev.bantam.provider.ProviderReply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** How long a server asks to be left alone. */
final class RetryAfter {

  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /** The wish in {@code Retry-After} (seconds or a date) or {@code Retry-After-Ms}. */
  static Optional<Duration> of(ProviderReply reply, Instant now) {
    Optional<Duration> exact =
        first(reply, "Retry-After-Ms").flatMap(text -> number(text, 1_000_000));
    if (exact.isPresent()) {
      return exact;
    }
    return first(reply, "Retry-After")
        .flatMap(
            text ->
                number(text, 1_000_000_000)
                    // A server's dates are by its own clock, which may differ from ours.
                    .or(
                        () ->
                            until(
                                text, first(reply, "Date").flatMap(RetryAfter::date).orElse(now))));
  }

  private static Optional<String> first(ProviderReply reply, String name) {
    return reply.headers().getOrDefault(name, List.of()).stream().findFirst();
  }

  private static Optional<Duration> number(String text, long nanoseconds) {
    if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,9})?")) {
      return Optional.empty();
    }
    double wished = Double.parseDouble(text) * nanoseconds;
    return Optional.of(wished < LONGEST.toNanos() ? Duration.ofNanos(Math.round(wished)) : LONGEST);
  }

  private static Optional<Duration> until(String text, Instant now) {
    return date(text)
        .map(date -> Duration.between(now, date))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
