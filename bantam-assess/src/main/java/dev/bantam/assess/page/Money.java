package dev.bantam.assess.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Amounts in USD as they stand on the page: $1,234, with cents below a hundred. */
final class Money {

  /** What stands where no price is known. */
  static final String UNKNOWN = "price unknown";

  private static final BigDecimal CENTS_BELOW = BigDecimal.valueOf(100);

  private Money() {}

  static String of(BigDecimal usd) {
    BigDecimal cents = usd.abs().setScale(2, RoundingMode.HALF_UP);
    String sign = usd.signum() < 0 ? "\u2212" : "";
    if (cents.signum() == 0) {
      return usd.signum() == 0 ? "$0" : sign + "under $0.01";
    }
    return cents.compareTo(CENTS_BELOW) < 0
        ? sign + "$" + cents
        : sign
            + String.format(
                Locale.ROOT, "$%,d", usd.abs().setScale(0, RoundingMode.HALF_UP).toBigInteger());
  }

  static String of(Optional<BigDecimal> usd) {
    return usd.map(Money::of).orElse(UNKNOWN);
  }
}
