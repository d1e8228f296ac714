package dev.bantam.learn.report;

import dev.bantam.core.Percent;
import dev.bantam.core.guarantee.ClopperPearson;
import java.util.Locale;

/** Numbers as they stand on the page. */
public final class Figures {

  /** What an absent number is shown as. */
  public static final String NONE = "\u2013";

  /** Half of what the two-sided 95 % intervals leave out. */
  private static final double TAIL = 0.025;

  private static final String SUPERSCRIPTS =
      "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

  private Figures() {}

  /** With a comma between thousands. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** "1 row", "2 rows". */
  public static String count(long number, String thing) {
    return count(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** The share that a part is of a whole. */
  public static String share(int part, int whole) {
    return whole == 0 ? NONE : Percent.rounded((double) part / whole);
  }

  /** The two-sided 95 % Clopper-Pearson interval of that share. */
  public static String interval(int part, int whole) {
    if (whole == 0) {
      return NONE;
    }
    return String.format(
        Locale.ROOT, "%.1f to %.1f %%", 100 * lower(part, whole), 100 * upper(part, whole));
  }

  static double lower(int part, int whole) {
    return ClopperPearson.lower(part, whole, TAIL);
  }

  static double upper(int part, int whole) {
    return ClopperPearson.upper(part, whole, TAIL);
  }

  /** A probability that may be tiny, such as 0.0123 or 4.5 x 10 to the minus 8. */
  static String probability(double p) {
    if (p >= 0.001 || p == 0) {
      return String.format(Locale.ROOT, "%.3f", p);
    }
    String[] parts = String.format(Locale.ROOT, "%.1e", p).split("e-", 2);
    StringBuilder raised = new StringBuilder("\u207b");
    Integer.toString(Integer.parseInt(parts[1]))
        .chars()
        .forEach(digit -> raised.append(SUPERSCRIPTS.charAt(digit - '0')));
    return parts[0] + "\u00a0\u00d7\u00a010" + raised;
  }

  /** The same text, in which a number does not part from its percent sign. */
  public static String unbroken(String text) {
    return text.replace(" %", "\u00a0%");
  }

  /** A size in kB or MB, thousands of bytes. */
  public static String bytes(long bytes) {
    return bytes < 1_000_000
        ? String.format(Locale.ROOT, "%.0f kB", Math.ceil(bytes / 1e3))
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** A duration to a tenth; none was measured where it is 0. */
  public static String microseconds(double microseconds) {
    return microseconds == 0 ? NONE : String.format(Locale.ROOT, "%.1f \u00b5s", microseconds);
  }
}
