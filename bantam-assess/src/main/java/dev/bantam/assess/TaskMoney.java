package dev.bantam.assess;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the calls of one task cost in a month, in USD; all empty when no price is known.
 *
 * @param today as things are
 * @param after with the specialist in front and audits paid
 * @param ofRepeats what of today's an exact cache alone would save
 */
record TaskMoney(
    Optional<BigDecimal> today, Optional<BigDecimal> after, Optional<BigDecimal> ofRepeats) {

  static final TaskMoney UNKNOWN =
      new TaskMoney(Optional.empty(), Optional.empty(), Optional.empty());
}
