package dev.bantam.economy;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** A number of calls as people write it: {@code 3M}, {@code 250k}, {@code 1.5M}, {@code 12,000}. */
public final class CallsPerMonth {

  private static final Pattern GROUPED =
      Pattern.compile("(\\d{1,3}(?:[,_ ]\\d{3}){1,5}|\\d{1,15})(\\.\\d{1,9})?\\s?([kmb]?)");
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

  private CallsPerMonth() {}

  /**
   * The number; k is a thousand, M a million, B a thousand millions, in either case.
   *
   * @throws IllegalArgumentException when it is none, is not whole, or is above 10^15; the message
   *     says how to write it
   */
  public static long parse(String text) {
    var matcher = GROUPED.matcher(text.strip().toLowerCase(Locale.ROOT));
    // Without a unit a point may be meant to group thousands: 12.000 is refused rather than read as
    // 12.
    if (!matcher.matches() || (matcher.group(2) != null && matcher.group(3).isEmpty())) {
      throw wrong(text);
    }
    String fraction = matcher.group(2) == null ? "" : matcher.group(2);
    int zeros =
        switch (matcher.group(3)) {
          case "k" -> 3;
          case "m" -> 6;
          case "b" -> 9;
          default -> 0;
        };
    BigDecimal calls =
        Decimals.plain(
            new BigDecimal(matcher.group(1).replaceAll("[,_ ]", "") + fraction)
                .movePointRight(zeros));
    if (calls.scale() > 0 || calls.compareTo(MOST) > 0) {
      throw wrong(text);
    }
    return calls.longValueExact();
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "\"%s\" is no number of calls: write it such as 12,000, 250k, 3M or 1.5M"
            .formatted(Printable.text(text)));
  }
}
