package dev.bantam.economy;

import java.math.BigDecimal;

/**
 * What calls cost in a month, in US dollars.
 *
 * @param calls how many calls, rounded to whole ones
 * @param today when the teacher answers all of them
 * @param after when a share is answered locally
 */
public record MonthlyCost(long calls, BigDecimal today, BigDecimal after) {

  /** What is no longer spent. */
  public BigDecimal saving() {
    return today.subtract(after);
  }
}
