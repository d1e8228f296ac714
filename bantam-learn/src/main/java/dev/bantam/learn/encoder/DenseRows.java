package dev.bantam.learn.encoder;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.specialist.EncoderHead;
import dev.bantam.specialist.Softmax;

/**
 * Some of many rows of sentence vectors with what each should be answered with.
 *
 * @param vectors of all rows
 * @param targets of all rows
 * @param rows which rows count here
 */
record DenseRows(float[][] vectors, Targets targets, int[] rows) {

  int size() {
    return rows.length;
  }

  int dimensions() {
    return vectors.length == 0 ? 0 : vectors[0].length;
  }

  int classes() {
    return targets.classes();
  }

  float[] vector(int index) {
    return vectors[rows[index]];
  }

  DenseRows only(int[] others) {
    return new DenseRows(vectors, targets, others);
  }

  double totalWeight() {
    double total = 0;
    for (int row : rows) {
      total += targets.weight(row);
    }
    return total;
  }

  /**
   * Replaces a row's logits by the slope of the mean loss in each, and gives the row's weighted
   * cross-entropy.
   *
   * @param total by which the sum of losses is divided
   */
  double turnIntoSlopes(int index, float[] logits, double total) {
    float weight = targets.weight(rows[index]);
    double loss = weight * loss(index, logits);
    Softmax.normalise(logits);
    float scale = (float) (weight / total);
    for (int c = 0; c < logits.length; c++) {
      logits[c] = scale * (logits[c] - targets.probability(rows[index], c));
    }
    return loss;
  }

  /** The mean cross-entropy of a head's answers. */
  double loss(EncoderHead head) {
    float[] between = new float[head.units()];
    float[] logits = new float[head.classes()];
    double sum = 0;
    for (int index = 0; index < rows.length; index++) {
      head.weigh(vector(index), between, logits);
      sum += targets.weight(rows[index]) * loss(index, logits);
    }
    return sum / Math.max(totalWeight(), Float.MIN_NORMAL);
  }

  private double loss(int index, float[] logits) {
    double loss = 0;
    for (int c = 0; c < logits.length; c++) {
      float wanted = targets.probability(rows[index], c);
      loss += wanted == 0 ? 0 : wanted * Softmax.surprise(logits, c);
    }
    return loss;
  }
}
