package dev.bantam.learn.lexical;

import dev.bantam.specialist.Softmax;
import java.util.List;

/**
 * The temperature that makes logits honest: the one of least negative log-likelihood on rows that
 * were not learned from (Guo et al., "On calibration of modern neural networks", ICML 2017), found
 * by golden-section search over its logarithm, in which the likelihood has one peak.
 */
public final class Temperature {

  private static final double COLDEST = Math.log(0.02);
  private static final double HOTTEST = Math.log(50);
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int STEPS = 40;

  private Temperature() {}

  /**
   * The best temperature; 1 when there are no rows.
   *
   * @param logits for each row the logits at temperature 1
   * @param values the right value of each row
   */
  public static float fit(List<float[]> logits, int[] values) {
    if (logits.isEmpty()) {
      return 1;
    }
    double low = COLDEST;
    double high = HOTTEST;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = loss(logits, values, left);
    double atRight = loss(logits, values, right);
    for (int step = 0; step < STEPS; step++) {
      if (atLeft <= atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = loss(logits, values, left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = loss(logits, values, right);
      }
    }
    return (float) Math.exp((low + high) / 2);
  }

  private static double loss(List<float[]> logits, int[] values, double logTemperature) {
    float inverse = (float) Math.exp(-logTemperature);
    double sum = 0;
    for (int row = 0; row < values.length; row++) {
      float[] scaled = logits.get(row).clone();
      for (int c = 0; c < scaled.length; c++) {
        scaled[c] *= inverse;
      }
      sum += Softmax.surprise(scaled, values[row]);
    }
    return sum;
  }
}
