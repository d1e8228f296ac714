package dev.bantam.economy;

import dev.bantam.core.Usage;

/**
 * What several calls of one model used. Because costs are additive, this is all that a price needs.
 *
 * @param calls how many calls
 * @param uncounted those of them whose tokens were not recorded
 * @param usage the tokens of the others together
 */
public record Consumption(long calls, long uncounted, Usage usage) {

  /** Of no call. */
  public static final Consumption NONE = new Consumption(0, 0, Usage.NONE);

  /**
   * @throws IllegalArgumentException when a count is negative or a part is larger than its whole
   */
  public Consumption {
    if (uncounted < 0 || uncounted > calls) {
      throw new IllegalArgumentException("%d of %d calls".formatted(uncounted, calls));
    }
  }

  /** With one call more; {@link Usage#NONE} means that its tokens were not recorded. */
  public Consumption plus(Usage call) {
    return call.equals(Usage.NONE)
        ? new Consumption(calls + 1, uncounted + 1, usage)
        : new Consumption(calls + 1, uncounted, usage.plus(call));
  }

  /** Both together. */
  public Consumption plus(Consumption other) {
    return new Consumption(
        calls + other.calls, uncounted + other.uncounted, usage.plus(other.usage));
  }

  /** The calls whose tokens were recorded. */
  public long counted() {
    return calls - uncounted;
  }
}
