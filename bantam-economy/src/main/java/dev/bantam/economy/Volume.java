package dev.bantam.economy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many calls a month has, when the recorded ones are its sample.
 *
 * @param recorded the calls of the sample
 * @param perMonth the calls of a month in the same mix
 * @param assumptions how the one follows from the other, a sentence each
 */
public record Volume(long recorded, long perMonth, List<String> assumptions) {

  /** A twelfth of 365.25 days. */
  private static final BigDecimal SECONDS_OF_A_MONTH = BigDecimal.valueOf(2_629_800);

  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int NANO_DIGITS = 9;

  /**
   * @throws IllegalArgumentException when a count is negative, or a month has calls and the sample
   *     none
   */
  public Volume {
    if (recorded < 0 || perMonth < 0 || (recorded == 0 && perMonth > 0)) {
      throw new IllegalArgumentException(
          "%d calls a month from %d recorded".formatted(perMonth, recorded));
    }
    assumptions = List.copyOf(assumptions);
  }

  /** A month of as many calls as somebody says. */
  public static Volume given(long perMonth, long recorded) {
    return new Volume(
        recorded,
        perMonth,
        List.of(
            "%s a month, as given, in the mix of the %s recorded."
                .formatted(Counted.calls(perMonth), number(recorded))));
  }

  /**
   * A month at the recorded pace, {@code (n - 1) / (last - first)} for the n calls with a time, in
   * whole calls. Calls without a time are taken to come at the same pace. Less than a day is no
   * base for a month: then the figures are those of the recorded calls.
   */
  public static Volume extrapolated(RecordedCalls calls) {
    Duration length = calls.span().map(RecordedCalls.Span::length).orElse(Duration.ZERO);
    if (length.compareTo(SHORTEST) < 0) {
      return asRecorded(calls, length);
    }
    BigDecimal seconds =
        BigDecimal.valueOf(length.getSeconds())
            .add(BigDecimal.valueOf(length.getNano(), NANO_DIGITS));
    long perMonth =
        BigDecimal.valueOf(calls.timed() - 1)
            .multiply(SECONDS_OF_A_MONTH)
            .multiply(BigDecimal.valueOf(calls.calls()))
            .divide(seconds.multiply(BigDecimal.valueOf(calls.timed())), MathContext.DECIMAL128)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    List<String> assumptions = new ArrayList<>();
    assumptions.add(
        "%s a month of 30.44 days, at the pace of the %s recorded in %s."
            .formatted(Counted.calls(perMonth), number(calls.calls()), inDays(length)));
    if (length.compareTo(WEEK) < 0) {
      assumptions.add("The record is shorter than a week: weekdays and weekends may differ.");
    }
    if (calls.timed() < calls.calls()) {
      assumptions.add(
          "%s without a time are taken to come at the pace of the others."
              .formatted(Counted.calls(calls.calls() - calls.timed())));
    }
    return new Volume(calls.calls(), perMonth, assumptions);
  }

  private static Volume asRecorded(RecordedCalls calls, Duration length) {
    String why =
        calls.timed() == 0
            ? "they have no times"
            : "they span %s, less than a day".formatted(inDays(length));
    return new Volume(
        calls.calls(),
        calls.calls(),
        List.of(
            "The figures are for the %s recorded, not for a month: %s. Say how many a month has."
                .formatted(Counted.calls(calls.calls()), why)));
  }

  private static String inDays(Duration length) {
    return length.compareTo(SHORTEST) < 0
        ? Counted.of(length.toMinutes(), "minute", "minutes")
        : String.format(Locale.ROOT, "%,.1f days", length.toMinutes() / 1440.0);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /**
   * What a sample's amount is in a month. Exact when the month is the sample; else rounded at the
   * 18th decimal, half to even.
   */
  BigDecimal monthly(BigDecimal amount) {
    if (recorded == perMonth) {
      return amount;
    }
    return Decimals.plain(
        amount
            .multiply(BigDecimal.valueOf(perMonth))
            .divide(
                BigDecimal.valueOf(recorded),
                Math.max(18, amount.scale()),
                RoundingMode.HALF_EVEN));
  }
}
