package dev.bantam.learn.encoder;

import dev.bantam.specialist.EncoderHead;
import java.util.ArrayList;
import java.util.List;

/** Multinomial logistic regression on sentence vectors that were moved by {@link Centre}. */
final class LogisticRegression {

  /**
   * The penalty is one over the cost and over the rows' weight. Weak penalties do best: with 77
   * values and 10,000 rows at 100, with six values and 5,000 rows at 10.
   */
  static final List<Double> COSTS = List.of(3.0, 10.0, 30.0, 100.0);

  /** Beyond it losses on other rows change in the third digit, and time doubles. */
  private static final int ITERATIONS = 60;

  private static final double TOLERANCE = 1e-5;

  private LogisticRegression() {}

  /** A head for each cost, begun where the one before it ended. */
  static List<EncoderHead> path(DenseRows rows, List<Double> costs) {
    List<EncoderHead> heads = new ArrayList<>();
    float[] point = new float[(rows.dimensions() + 1) * rows.classes()];
    for (double cost : costs) {
      LogisticLoss loss = new LogisticLoss(rows, 1 / (cost * Math.max(1, rows.totalWeight())));
      new Lbfgs(loss).minimise(point, ITERATIONS, TOLERANCE);
      heads.add(new EncoderHead.Linear(loss.layer(point)));
    }
    return heads;
  }
}
