package dev.bantam.learn.encoder;

import dev.bantam.specialist.EncoderHead;
import java.util.ArrayList;
import java.util.List;

/**
 * Multinomial logistic regression on sentence vectors, for a row of penalties from the strongest to
 * the weakest, each begun where the one before it ended.
 */
final class LogisticRegression {

  /**
   * The penalty is one over these and over the rows' weight. On unit vectors weak penalties do
   * best: with 77 values and 10,000 rows at 100, with six values and 5,000 rows at 10.
   */
  static final double[] COSTS = {3, 10, 30, 100, 300};

  private static final int ITERATIONS = 40;
  private static final double TOLERANCE = 1e-4;

  private LogisticRegression() {}

  /**
   * The heads of the first so many penalties.
   *
   * @param count at most {@link #COSTS}
   */
  static List<EncoderHead> path(DenseRows rows, int count) {
    List<EncoderHead> heads = new ArrayList<>();
    float[] point = new float[(rows.dimensions() + 1) * rows.classes()];
    for (int i = 0; i < count; i++) {
      LogisticLoss loss = new LogisticLoss(rows, 1 / (COSTS[i] * Math.max(1, rows.totalWeight())));
      new Lbfgs(loss).minimise(point, ITERATIONS, TOLERANCE);
      heads.add(new EncoderHead.Linear(loss.layer(point)));
    }
    return heads;
  }
}
