package dev.bantam.learn.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values were said where the reference has others, the most frequent first.
 *
 * @param worst the most frequent confusions
 * @param others how many further ones there are
 */
record ConfusionTable(List<Confusion> worst, int others) {

  ConfusionTable {
    worst = List.copyOf(worst);
  }

  /**
   * One value taken for another.
   *
   * @param field the field's index
   * @param said the index of the value that was said
   * @param was the index of the reference's value, or below 0 outside the schema
   * @param rows how often
   */
  record Confusion(int field, int said, int was, int rows) {}

  /**
   * @param said by field, the value said in each row
   * @param was by field, the reference's value in each row
   * @param most how many confusions to keep
   */
  static ConfusionTable of(int[][] said, int[][] was, int most) {
    List<Confusion> all = new ArrayList<>();
    for (int field = 0; field < said.length; field++) {
      Map<Long, Integer> counts = new HashMap<>();
      for (int row = 0; row < said[field].length; row++) {
        if (said[field][row] != was[field][row]) {
          counts.merge(((long) said[field][row] << 32) + was[field][row], 1, Integer::sum);
        }
      }
      for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
        int right = entry.getKey().intValue();
        int left = (int) ((entry.getKey() - right) >> 32);
        all.add(new Confusion(field, left, right, entry.getValue()));
      }
    }
    all.sort(
        Comparator.comparingInt(Confusion::rows)
            .reversed()
            .thenComparingInt(Confusion::field)
            .thenComparingInt(Confusion::said)
            .thenComparingInt(Confusion::was));
    int kept = Math.min(most, all.size());
    return new ConfusionTable(all.subList(0, kept), all.size() - kept);
  }
}
