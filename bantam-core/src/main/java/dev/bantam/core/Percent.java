package dev.bantam.core;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Shares in words: 0.05 is "5 %". */
public final class Percent {

  private Percent() {}

  /** With as many of six decimals as are not zero. */
  public static String of(double share) {
    return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(100 * share)
        + " %";
  }

  /** With one decimal, always: for measured shares that stand in a column. */
  public static String rounded(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** With one decimal, rounded up: for upper bounds, which a smaller figure would overclaim. */
  public static String atMost(double share) {
    // What is a whole tenth but for the last bits of the binary fraction stays one.
    return rounded(Math.ceil(Math.max(0, 1000 * share - 1e-9)) / 1000);
  }
}
