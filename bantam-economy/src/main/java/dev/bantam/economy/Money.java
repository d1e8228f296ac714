package dev.bantam.economy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * US dollars as people read them. Amounts are exact until they come here; this is the only place
 * that rounds for the eye, half away from zero.
 */
public final class Money {

  private static final BigDecimal SMALLEST = new BigDecimal("0.000001");
  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

  private Money() {}

  /**
   * To the cent: {@code $1,234.57}. What is less than a cent keeps two digits that count, {@code
   * $0.00032}; what is less than a millionth of a dollar is only said to be so.
   */
  public static String of(BigDecimal dollars) {
    BigDecimal size = dollars.abs();
    if (size.signum() != 0 && size.compareTo(SMALLEST) < 0) {
      return "less than $0.000001";
    }
    if (size.signum() != 0 && size.compareTo(CENT) < 0) {
      return exact(dollars.round(TWO_DIGITS));
    }
    return sign(dollars) + "$" + grouped(size.setScale(2, RoundingMode.HALF_UP), 2);
  }

  /** With all of its digits, at least two after the point: {@code $0.075}. */
  public static String exact(BigDecimal dollars) {
    BigDecimal size = Decimals.plain(dollars.abs());
    return sign(dollars) + "$" + grouped(size, Math.max(2, size.scale()));
  }

  private static String sign(BigDecimal dollars) {
    return dollars.signum() < 0 ? "-" : "";
  }

  private static String grouped(BigDecimal size, int decimals) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(size);
  }
}
