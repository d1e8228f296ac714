package dev.bantam.specialist;

/**
 * What the lexical rung knows of one field: a linear classifier over the features, each feature's
 * weights as signed bytes times a scale of their own.
 *
 * @param rows feature-major: the weight of feature f for class c is {@code rows[f * classes + c] *
 *     scales[f]}
 * @param scales one per feature
 * @param bias one logit per class
 * @param temperature divides the logits, so that their softmax can be taken at its word
 */
public record LexicalHead(byte[] rows, float[] scales, float[] bias, float temperature) {

  private static final float LARGEST = 1e6f;

  /**
   * @throws SpecialistException when the sizes do not fit each other, or a number is so large or
   *     small that no training gives it; below those limits no logit can overflow
   */
  public LexicalHead {
    if (bias.length == 0 || rows.length != (long) scales.length * bias.length) {
      throw new SpecialistException(
          "%d weights do not fit %d features of %d classes"
              .formatted(rows.length, scales.length, bias.length));
    }
    if (!(temperature >= 1e-3f && temperature <= 1e3f)) {
      throw new SpecialistException("its temperature is " + temperature);
    }
    for (float scale : scales) {
      if (!(scale >= 0 && scale < LARGEST)) {
        throw new SpecialistException("a feature's scale is " + scale);
      }
    }
    for (float logit : bias) {
      if (!(Math.abs(logit) < LARGEST)) {
        throw new SpecialistException("a bias is " + logit);
      }
    }
  }

  int classes() {
    return bias.length;
  }

  /** The same head with another temperature. */
  public LexicalHead withTemperature(float other) {
    return new LexicalHead(rows, scales, bias, other);
  }

  /** Overwrites the logits with this text's. */
  void weigh(TermWeights text, float[] logits) {
    System.arraycopy(bias, 0, logits, 0, logits.length);
    int size = text.size();
    int i = 0;
    for (; i + 4 <= size; i += 4) {
      add(
          logits,
          rows,
          text.row(i) * logits.length,
          text.row(i + 1) * logits.length,
          text.row(i + 2) * logits.length,
          text.row(i + 3) * logits.length,
          text.weight(i) * scales[text.row(i)],
          text.weight(i + 1) * scales[text.row(i + 1)],
          text.weight(i + 2) * scales[text.row(i + 2)],
          text.weight(i + 3) * scales[text.row(i + 3)]);
    }
    for (; i < size; i++) {
      add(logits, rows, text.row(i) * logits.length, text.weight(i) * scales[text.row(i)]);
    }
    float inverse = 1 / temperature;
    for (int c = 0; c < logits.length; c++) {
      logits[c] *= inverse;
    }
  }

  /** Four rows at once: the logits are loaded and stored a quarter as often. */
  private static void add(
      float[] z, byte[] rows, int a, int b, int c, int d, float wa, float wb, float wc, float wd) {
    for (int k = 0; k < z.length; k++) {
      z[k] += wa * rows[a + k] + wb * rows[b + k] + wc * rows[c + k] + wd * rows[d + k];
    }
  }

  private static void add(float[] z, byte[] rows, int a, float wa) {
    for (int k = 0; k < z.length; k++) {
      z[k] += wa * rows[a + k];
    }
  }
}
