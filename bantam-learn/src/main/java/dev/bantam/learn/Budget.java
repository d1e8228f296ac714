package dev.bantam.learn;

import java.util.OptionalDouble;

/**
 * What the ladder may cost where it serves. The lexical rung is there in any case.
 *
 * @param milliseconds of an answer on one thread, on average; empty for no limit
 * @param megabytes of all files that are needed, the encoder included; empty for no limit
 */
public record Budget(OptionalDouble milliseconds, OptionalDouble megabytes) {

  /** Without limits. */
  public static final Budget NONE = new Budget(OptionalDouble.empty(), OptionalDouble.empty());

  /**
   * @throws LearnException when a limit is not above 0
   */
  public Budget {
    positive("budget-ms", milliseconds);
    positive("size-mb", megabytes);
  }

  private static void positive(String name, OptionalDouble limit) {
    if (limit.isPresent() && !(limit.getAsDouble() > 0 && Double.isFinite(limit.getAsDouble()))) {
      throw new LearnException(
          "%s is a number above 0, and not %s".formatted(name, limit.getAsDouble()));
    }
  }
}
