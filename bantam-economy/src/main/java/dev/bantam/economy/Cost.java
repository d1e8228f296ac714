package dev.bantam.economy;

import dev.bantam.core.Usage;
import java.math.BigDecimal;

/**
 * What tokens cost: tokens times rates, exact to the last digit.
 *
 * <pre>
 * ((input - cached) * price.input + cached * price.cachedInput
 *   + (output - reasoning) * price.output + reasoning * price.reasoning) / 1,000,000
 *   + calls * price.request
 * </pre>
 *
 * Cached tokens are part of the input and reasoning tokens part of the output, as {@link Usage}
 * counts them. The cost is additive: of calls together it is the sum of each one's.
 */
public final class Cost {

  private static final int DIGITS_OF_A_MILLION = 6;

  private Cost() {}

  /** Of one call, in US dollars. */
  public static BigDecimal of(Usage usage, Price price) {
    return of(usage, 1, price);
  }

  /**
   * Of several calls, in US dollars.
   *
   * @param usage the tokens of all of them together
   * @param calls how many they are, for the fee per call
   * @throws IllegalArgumentException when the number of calls is negative
   */
  public static BigDecimal of(Usage usage, long calls, Price price) {
    if (calls < 0) {
      throw new IllegalArgumentException("%d calls".formatted(calls));
    }
    BigDecimal millionfold =
        times(usage.input() - usage.cachedInput(), price.input())
            .add(times(usage.cachedInput(), price.cachedInput()))
            .add(times(usage.output() - usage.reasoning(), price.output()))
            .add(times(usage.reasoning(), price.reasoning()));
    return Decimals.plain(
        millionfold.movePointLeft(DIGITS_OF_A_MILLION).add(times(calls, price.request())));
  }

  private static BigDecimal times(long count, BigDecimal rate) {
    return BigDecimal.valueOf(count).multiply(rate);
  }
}
