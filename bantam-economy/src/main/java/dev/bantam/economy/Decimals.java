package dev.bantam.economy;

import java.math.BigDecimal;

/** The one form of a decimal number that equals itself. */
final class Decimals {

  private Decimals() {}

  /** The same number with no trailing zeros after the point and no negative scale. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
