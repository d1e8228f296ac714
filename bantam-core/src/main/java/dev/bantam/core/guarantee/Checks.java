package dev.bantam.core.guarantee;

/** Refusals of arguments that have no meaning; NaN is always refused. */
final class Checks {

  private Checks() {}

  /**
   * A rate that a promise can be made about: 0 and 1 promise everything or nothing, so they are
   * refused.
   */
  static double level(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must lie strictly between 0 and 1, not " + value);
    }
    return value;
  }

  static double unit(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must lie between 0 and 1, not " + value);
    }
    return value;
  }

  static void counts(double part, double whole) {
    if (!(part >= 0 && part <= whole)) {
      throw new IllegalArgumentException(
          "expected 0 <= part <= whole, not " + part + " of " + whole);
    }
  }

  static int size(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must not be negative, is " + value);
    }
    return value;
  }
}
