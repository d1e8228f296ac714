package dev.bantam.onnx.train;

/**
 * A term of what training makes small. Each says which inputs it adds to the training graph. A
 * text's term counts for the mean over the texts that have one.
 */
public sealed interface Loss {

  /** How much the term counts beside the others. */
  float weight();

  /**
   * Cross-entropy with known values. Input {@code target.HEAD}: for each text the place of its
   * value (INT64), or -1 for a text without one.
   *
   * @param head whose scores
   * @param smoothing the share of each target that is spread evenly over all values
   */
  record CrossEntropy(String head, float smoothing, float weight) implements Loss {}

  /**
   * Kullback-Leibler divergence from a teacher's distribution to the head's, both softened by a
   * temperature, times its square (Hinton, Vinyals, Dean 2015). Input {@code soft.HEAD}: for each
   * text a distribution over the values, already softened (FLOAT), or zeros for a text without one.
   *
   * @param head whose scores
   * @param temperature that the scores are divided by
   */
  record Distillation(String head, float temperature, float weight) implements Loss {}

  /**
   * Mean squared difference between the student's hidden states after a layer and a teacher's, over
   * the tokens that are not padding. Input {@code teacher.LAYER}: texts by tokens by width (FLOAT).
   *
   * @param layer the student's, from 0
   */
  record HiddenStates(int layer, float weight) implements Loss {}

  /**
   * Squared difference between the cosines of the texts' vectors and wanted ones (Reimers, Gurevych
   * 2019), for all pairs of a batch at once. Inputs {@code pairs.targets} and {@code
   * pairs.weights}: texts by texts (FLOAT); a pair of weight 0 does not count.
   */
  record Pairs(float weight) implements Loss {}
}
