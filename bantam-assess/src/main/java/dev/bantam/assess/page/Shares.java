package dev.bantam.assess.page;

/**
 * Shares in whole per cent, for headlines: never all where it is not all, never none where some.
 */
final class Shares {

  private Shares() {}

  static String whole(double share) {
    if (share > 0 && share < 0.01) {
      return "under 1\u00a0%";
    }
    if (share > 0.99 && share < 1) {
      return "over 99\u00a0%";
    }
    return Math.round(100 * share) + "\u00a0%";
  }
}
