package dev.bantam.learn.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The fit is the optimum of its objective, found here by plain gradient descent as well. */
class SoftmaxRegressionTest {

  private static final int ROWS = 24;
  private static final int FEATURES = 5;
  private static final int CLASSES = 3;
  private static final float COST = 0.7f;

  private final SplittableRandom random = new SplittableRandom(5);
  private final Vectors rows = vectors();

  @Test
  void findsTheOptimum() {
    Targets targets = new Targets.Hard(classes(), CLASSES);
    assertOptimal(fit(rows, targets, 400), rows, targets);
  }

  @Test
  void findsTheOptimumOfSoftTargets() {
    Targets targets = soft();
    assertOptimal(fit(rows, targets, 400), rows, targets);
  }

  @Test
  void aRowOfWeightThreeCountsLikeThreeRows() {
    int[] chosen = classes();
    float[] weights = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      weights[row] = 1 + row % 3;
    }
    SoftmaxRegression weighted = fit(rows, new Targets.Hard(chosen, weights, CLASSES), 600);
    int repeats = 0;
    for (float weight : weights) {
      repeats += (int) weight;
    }
    int[] source = new int[repeats];
    int at = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < (int) weights[row]; i++) {
        source[at++] = row;
      }
    }
    int[] repeatedClasses = new int[repeats];
    for (int row = 0; row < repeats; row++) {
      repeatedClasses[row] = chosen[source[row]];
    }
    SoftmaxRegression repeated =
        fit(select(source), new Targets.Hard(repeatedClasses, CLASSES), 600);
    for (int i = 0; i < FEATURES * CLASSES; i++) {
      assertThat(weighted.weights()[i]).isCloseTo(repeated.weights()[i], within(0.003f));
    }
  }

  @Test
  void goesOnOverFewerFeaturesToTheirOptimum() {
    Targets targets = new Targets.Hard(classes(), CLASSES);
    int[] features = new int[ROWS * 2];
    float[] weights = new float[ROWS * 2];
    int[] starts = new int[ROWS + 1];
    for (int row = 0; row < ROWS; row++) {
      starts[row + 1] = 2 * row + 2;
      for (int i = 0; i < 2; i++) {
        features[2 * row + i] = i;
        weights[2 * row + i] = rows.weights()[row * FEATURES + i];
      }
    }
    Vectors fewer = new Vectors(starts, features, weights);
    SoftmaxRegression next = fit(rows, targets, 5).over(fewer, 2);
    for (int visit = 0; visit < 400; visit++) {
      next.epoch(visit);
    }
    double[][] optimum = descend(fewer, targets, 2);
    for (int f = 0; f < 2; f++) {
      for (int c = 0; c < CLASSES; c++) {
        assertThat((double) next.weights()[f * CLASSES + c])
            .isCloseTo(optimum[f][c], within(0.003));
      }
    }
  }

  @Test
  void theSameSeedVisitsInTheSameOrder() {
    Targets targets = new Targets.Hard(classes(), CLASSES);
    assertThat(fit(rows, targets, 2).weights()).isEqualTo(fit(rows, targets, 2).weights());
    SoftmaxRegression other = SoftmaxRegression.start(rows, targets, FEATURES, COST);
    other.epoch(99);
    other.epoch(98);
    assertThat(other.weights()).isNotEqualTo(fit(rows, targets, 2).weights());
  }

  private static SoftmaxRegression fit(Vectors rows, Targets targets, int visits) {
    SoftmaxRegression fit = SoftmaxRegression.start(rows, targets, FEATURES, COST);
    for (int visit = 0; visit < visits; visit++) {
      fit.epoch(visit);
    }
    return fit;
  }

  private static void assertOptimal(SoftmaxRegression fit, Vectors rows, Targets targets) {
    double[][] optimum = descend(rows, targets, FEATURES);
    for (int f = 0; f < FEATURES; f++) {
      for (int c = 0; c < CLASSES; c++) {
        assertThat((double) fit.weights()[f * CLASSES + c]).isCloseTo(optimum[f][c], within(0.002));
      }
    }
    for (int c = 0; c < CLASSES; c++) {
      assertThat((double) fit.bias()[c]).isCloseTo(optimum[FEATURES][c], within(0.002));
    }
  }

  /**
   * Gradient descent on cost * sum_i w_i loss(W x_i, y_i) + |W|^2 / 2; the last row is the bias.
   */
  private static double[][] descend(Vectors rows, Targets targets, int features) {
    double[][] w = new double[features + 1][CLASSES];
    for (int step = 0; step < 20_000; step++) {
      double[][] gradient = new double[features + 1][];
      for (int f = 0; f <= features; f++) {
        gradient[f] = w[f].clone();
      }
      for (int row = 0; row < rows.rows(); row++) {
        double[] p = w[features].clone();
        for (int e = rows.starts()[row]; e < rows.starts()[row + 1]; e++) {
          for (int c = 0; c < CLASSES; c++) {
            p[c] += rows.weights()[e] * w[rows.features()[e]][c];
          }
        }
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
          p[c] = Math.exp(p[c]);
          sum += p[c];
        }
        for (int c = 0; c < CLASSES; c++) {
          double pull = COST * targets.weight(row) * (p[c] / sum - targets.probability(row, c));
          gradient[features][c] += pull;
          for (int e = rows.starts()[row]; e < rows.starts()[row + 1]; e++) {
            gradient[rows.features()[e]][c] += pull * rows.weights()[e];
          }
        }
      }
      for (int f = 0; f <= features; f++) {
        for (int c = 0; c < CLASSES; c++) {
          w[f][c] -= 0.02 * gradient[f][c];
        }
      }
    }
    return w;
  }

  private Vectors vectors() {
    int[] starts = new int[ROWS + 1];
    int[] features = new int[ROWS * FEATURES];
    float[] weights = new float[ROWS * FEATURES];
    for (int row = 0; row < ROWS; row++) {
      starts[row + 1] = (row + 1) * FEATURES;
      for (int f = 0; f < FEATURES; f++) {
        features[row * FEATURES + f] = f;
        weights[row * FEATURES + f] = (float) random.nextDouble(-1, 1);
      }
    }
    return new Vectors(starts, features, weights);
  }

  private Vectors select(int[] source) {
    int[] starts = new int[source.length + 1];
    int[] features = new int[source.length * FEATURES];
    float[] weights = new float[source.length * FEATURES];
    for (int row = 0; row < source.length; row++) {
      starts[row + 1] = (row + 1) * FEATURES;
      System.arraycopy(rows.features(), source[row] * FEATURES, features, row * FEATURES, FEATURES);
      System.arraycopy(rows.weights(), source[row] * FEATURES, weights, row * FEATURES, FEATURES);
    }
    return new Vectors(starts, features, weights);
  }

  private int[] classes() {
    SplittableRandom drawn = new SplittableRandom(9);
    int[] classes = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      classes[row] = drawn.nextInt(CLASSES);
    }
    return classes;
  }

  private Targets soft() {
    float[] probabilities = new float[ROWS * CLASSES];
    float[] weights = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      weights[row] = 1;
      float sum = 0;
      for (int c = 0; c < CLASSES; c++) {
        probabilities[row * CLASSES + c] = (float) random.nextDouble(0.01, 1);
        sum += probabilities[row * CLASSES + c];
      }
      for (int c = 0; c < CLASSES; c++) {
        probabilities[row * CLASSES + c] /= sum;
      }
    }
    return new Targets.Soft(probabilities, weights, CLASSES);
  }
}
