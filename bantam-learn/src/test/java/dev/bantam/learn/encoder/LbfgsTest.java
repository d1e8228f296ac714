package dev.bantam.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.learn.lexical.Targets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LbfgsTest {

  @Test
  void findsTheBottomOfANarrowBowl() {
    float[] point = new float[40];
    Objective bowl =
        (x, gradient) -> {
          double value = 0;
          for (int i = 0; i < x.length; i++) {
            double curvature = Math.pow(1_000, i / 39.0);
            value += curvature * (x[i] - i) * (x[i] - i) / 2;
            gradient[i] = (float) (curvature * (x[i] - i));
          }
          return value;
        };
    new Lbfgs(bowl).minimise(point, 200, 0);
    for (int i = 0; i < point.length; i++) {
      assertThat(point[i]).isCloseTo(i, within(0.02f));
    }
  }

  @Test
  void theSlopeOfTheLogisticLossIsThatOfItsValues() {
    SplittableRandom random = new SplittableRandom(3);
    Clouds clouds = Clouds.of(70, 3, 0.5, 1);
    float[] weights = new float[70];
    float[] soft = new float[70 * 3];
    for (int row = 0; row < 70; row++) {
      weights[row] = (float) random.nextDouble(0.5, 2);
      soft[row * 3] = 0.2f;
      soft[row * 3 + 1 + row % 2] = 0.8f;
    }
    DenseRows rows =
        new DenseRows(
            clouds.vectors(), new Targets.Soft(soft, weights, 3), IntStream.range(0, 69).toArray());
    LogisticLoss loss = new LogisticLoss(rows, 0.1);
    float[] point = new float[(Clouds.DIMENSIONS + 1) * 3];
    for (int i = 0; i < point.length; i++) {
      point[i] = (float) random.nextDouble(-1, 1);
    }
    float[] gradient = new float[point.length];
    float[] ignored = new float[point.length];
    loss.at(point, gradient);
    for (int i = 0; i < point.length; i++) {
      float[] more = point.clone();
      float[] less = point.clone();
      more[i] += 0.01f;
      less[i] -= 0.01f;
      double slope = (loss.at(more, ignored) - loss.at(less, ignored)) / (more[i] - less[i]);
      assertThat((double) gradient[i]).isCloseTo(slope, within(2e-3));
    }
  }
}
