package dev.bantam.learn.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** How telling features are, against a table worked out by hand. */
class DiscriminationTest {

  /**
   * Four rows of class 0 and four of class 1. Feature 0 is in the four rows of class 0, feature 1
   * in two rows of each, feature 2 in none.
   */
  @Test
  void followsTheFormula() {
    Vectors rows =
        new Vectors(
            new int[] {0, 2, 4, 5, 6, 7, 8, 8, 8},
            new int[] {0, 1, 0, 1, 0, 0, 1, 1},
            new float[] {1, 1, 1, 1, 1, 1, 1, 1});
    Targets targets = new Targets.Hard(new int[] {0, 0, 0, 0, 1, 1, 1, 1}, 2);
    double[] factors = Discrimination.factors(rows, targets, 3);
    // Feature 0 with two pseudo-rows: shares 5/6 and 1/6 against 1/2 and 1/2.
    double divergence = 5 / 6.0 * Math.log(5 / 3.0) + 1 / 6.0 * Math.log(1 / 3.0);
    assertThat(factors[0]).isCloseTo(Math.pow(divergence + 0.02, 0.25), within(1e-6));
    assertThat(factors[1]).isCloseTo(Math.pow(0.02, 0.25), within(1e-6));
    assertThat(factors[2]).isCloseTo(Math.pow(0.02, 0.25), within(1e-6));
  }

  @Test
  void aWeightCountsLikeRepeatedRows() {
    Vectors twice = new Vectors(new int[] {0, 1, 2, 2}, new int[] {0, 0}, new float[] {1, 1});
    Vectors once = new Vectors(new int[] {0, 1, 1}, new int[] {0}, new float[] {1});
    assertThat(
            Discrimination.factors(
                once, new Targets.Hard(new int[] {0, 1}, new float[] {2, 1}, 2), 1))
        .isEqualTo(Discrimination.factors(twice, new Targets.Hard(new int[] {0, 0, 1}, 2), 1));
  }
}
