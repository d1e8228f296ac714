package dev.bantam.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The adjusted Rand index of two partitions of the same things: 1 when they are equal, about 0 when
 * one says nothing of the other.
 *
 * <p>L. Hubert, P. Arabie: Comparing partitions. Journal of Classification 2 (1985), 193-218.
 */
final class AdjustedRand {

  private AdjustedRand() {}

  /**
   * The index.
   *
   * @param left the part of each thing in one partition
   * @param right the same in the other
   */
  static double of(List<?> left, List<?> right) {
    if (left.size() != right.size()) {
      throw new IllegalArgumentException(left.size() + " things and " + right.size());
    }
    Map<Object, Long> lefts = new HashMap<>();
    Map<Object, Long> rights = new HashMap<>();
    Map<Object, Long> both = new HashMap<>();
    for (int i = 0; i < left.size(); i++) {
      lefts.merge(left.get(i), 1L, Long::sum);
      rights.merge(right.get(i), 1L, Long::sum);
      both.merge(List.of(left.get(i), right.get(i)), 1L, Long::sum);
    }
    double inLeft = pairs(lefts);
    double inRight = pairs(rights);
    double together = pairs(both);
    double all = pairs(left.size());
    double expected = all == 0 ? 0 : inLeft * inRight / all;
    double most = (inLeft + inRight) / 2;
    return most == expected ? 1 : (together - expected) / (most - expected);
  }

  private static double pairs(Map<Object, Long> parts) {
    return parts.values().stream().mapToDouble(AdjustedRand::pairs).sum();
  }

  private static double pairs(long things) {
    return things * (things - 1) / 2.0;
  }
}
