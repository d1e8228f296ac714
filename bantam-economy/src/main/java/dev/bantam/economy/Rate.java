package dev.bantam.economy;

import java.math.BigDecimal;

/** Amounts that a price may hold: bounded, so that arithmetic with hostile ones stays cheap. */
final class Rate {

  private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000_000);
  private static final int MOST_DECIMALS = 40;

  private Rate() {}

  /**
   * The amount without trailing zeros.
   *
   * @throws IllegalArgumentException when it is negative, above a million, or has more than 40
   *     decimals
   */
  static BigDecimal checked(String name, BigDecimal amount) {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("the price of %s is negative".formatted(name));
    }
    if (amount.compareTo(HIGHEST) > 0) {
      throw new IllegalArgumentException("the price of %s is above $1,000,000".formatted(name));
    }
    BigDecimal plain = Decimals.plain(amount);
    if (plain.scale() > MOST_DECIMALS) {
      throw new IllegalArgumentException(
          "the price of %s has more than %d decimals".formatted(name, MOST_DECIMALS));
    }
    return plain;
  }
}
