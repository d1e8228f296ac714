package dev.bantam.learn.lexical;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a lexical rung is trained. The defaults were chosen by cross-validation on the training rows
 * of seven public sets and are the same for every task.
 *
 * @param cost how much a row's loss weighs against the squared length of the weights of a field of
 *     two values; it grows with the root of their number (see {@link #costOf})
 * @param visits the most times that each row is visited
 * @param movement the mean change of a row's distribution below which the fit has converged
 * @param rowsPerFeature in how many rows an n-gram must occur
 * @param bytes how large the rung may become; the features that matter least go first
 */
public record LexicalSettings(
    float cost, int visits, double movement, int rowsPerFeature, long bytes) {

  /** The settings for every task. */
  public static LexicalSettings defaults() {
    return new LexicalSettings(10, 8, 0.002, 2, 4_000_000);
  }

  /**
   * The cost of a field: with more values each has fewer rows, and weaker penalties did better in
   * cross-validation (Banking77 and CLINC150 at 80, SST-2 and HEADLINES at 10).
   */
  float costOf(int classes) {
    return (float) (cost * Math.sqrt(classes / 2.0));
  }

  /** By name, for the provenance. */
  public Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    named.put("lexical.cost", Float.toString(cost));
    named.put("lexical.visits", Integer.toString(visits));
    named.put("lexical.movement", Double.toString(movement));
    named.put("lexical.rows_per_feature", Integer.toString(rowsPerFeature));
    named.put("lexical.bytes", Long.toString(bytes));
    return named;
  }
}
