package dev.bantam.learn.lexical;

/** The softmax function and its parts, in single precision where training spends its time. */
final class Softmax {

  private static final float LN_2 = (float) Math.log(2);
  private static final float INVERSE_LN_2 = (float) (1 / Math.log(2));

  private Softmax() {}

  /**
   * Turns scores into probabilities in place.
   *
   * @return ln of the sum of the exponentials of the scores
   */
  static double normalise(float[] scores) {
    float highest = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      highest = Math.max(highest, score);
    }
    float sum = 0;
    for (int c = 0; c < scores.length; c++) {
      float power = exp(scores[c] - highest);
      scores[c] = power;
      sum += power;
    }
    float inverse = 1 / sum;
    for (int c = 0; c < scores.length; c++) {
      scores[c] *= inverse;
    }
    return highest + Math.log(sum);
  }

  /**
   * e to the power of x for x of at most 0, with a relative error under 1e-5: the integer part of
   * x/ln 2 goes into the exponent's bits, the fraction through a polynomial.
   */
  static float exp(float x) {
    if (x < -80) {
      return 0;
    }
    float power = x * INVERSE_LN_2;
    int whole = (int) (power - 0.5f);
    float f = (power - whole) * LN_2;
    float series = 1 + f * (1 + f * (0.5f + f * (1 / 6f + f * (1 / 24f + f * 1 / 120f))));
    return series * Float.intBitsToFloat((whole + 127) << 23);
  }
}
