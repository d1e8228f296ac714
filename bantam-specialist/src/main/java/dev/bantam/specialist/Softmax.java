package dev.bantam.specialist;

/**
 * The softmax function, in single precision and only with additions and multiplications, so that it
 * gives the same bits on every machine and its loops run on vector units.
 */
public final class Softmax {

  private static final float LN_2 = (float) Math.log(2);
  private static final float INVERSE_LN_2 = (float) (1 / Math.log(2));

  /** Well above the smallest power that {@link #exp} tells from 0. */
  private static final float FAINT = 1e-20f;

  private Softmax() {}

  /** Turns logits into probabilities in place. */
  public static void normalise(float[] logits) {
    float highest = logits[highest(logits)];
    float sum = 0;
    for (int c = 0; c < logits.length; c++) {
      float power = exp(logits[c] - highest);
      logits[c] = power;
      sum += power;
    }
    float inverse = 1 / sum;
    for (int c = 0; c < logits.length; c++) {
      logits[c] *= inverse;
    }
  }

  /** The index of the highest logit, the first of equal ones. */
  public static int highest(float[] logits) {
    int best = 0;
    for (int c = 1; c < logits.length; c++) {
      if (logits[c] > logits[best]) {
        best = c;
      }
    }
    return best;
  }

  /**
   * -ln of the probability of one class, ln(1 + sum over the others of e^(z_c - z_chosen)): keeps
   * its digits where the probability rounds to 1.
   */
  public static double surprise(float[] logits, int chosen) {
    float highest = logits[highest(logits)];
    float others = 0;
    for (int c = 0; c < logits.length; c++) {
      others += c == chosen ? 0 : exp(logits[c] - highest);
    }
    double lead = (double) logits[chosen] - highest;
    if (lead < 0) {
      return StrictMath.log(others + exp((float) lead)) - lead;
    }
    return others < FAINT ? faint(logits, chosen) : StrictMath.log1p(others);
  }

  /** The same for a class so far ahead of all others that single precision would lose them. */
  private static double faint(float[] logits, int chosen) {
    float second = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < logits.length; c++) {
      second = c == chosen ? second : Math.max(second, logits[c]);
    }
    float others = 0;
    for (int c = 0; c < logits.length; c++) {
      others += c == chosen ? 0 : exp(logits[c] - second);
    }
    return others * StrictMath.exp((double) second - logits[chosen]);
  }

  /**
   * e to the power of x for x of at most 0, with a relative error under 1e-5: the integer part of
   * x/ln 2 goes into the exponent's bits, the fraction through a polynomial. 0 below -80.
   */
  public static float exp(float x) {
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
