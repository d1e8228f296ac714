package dev.bantam.learn.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Which features stay when not all fit. */
class PruningTest {

  /** Six features, of which feature f occurs f + 1 times. */
  private static final Vectors RISING =
      new Vectors(
          new int[] {0, 21},
          new int[] {0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5},
          new float[21]);

  @Test
  void keepsTheMostImportantWordsFirstAndTheFrequentBeforeTheRare() {
    double[] importance = {3, 1, 5, 2, 4, 0};
    assertThat(Pruning.largest(importance, 3, RISING, 6)).containsExactly(4, 2, 0);
    assertThat(Pruning.largest(importance, 4, RISING, 3)).containsExactly(2, 0, 4, 3);
    assertThat(Pruning.largest(importance, 9, RISING, 0)).containsExactly(5, 4, 3, 2, 1, 0);
  }

  @Test
  void keepsTheFirstOfEquallyImportantOnes() {
    double[] importance = {1, 2, 1, 2, 1, 1};
    assertThat(Pruning.largest(importance, 4, RISING, 6)).containsExactly(3, 2, 1, 0);
  }

  @Test
  void importanceIsHowMuchAFeatureMovesTheLogits() {
    Vectors rows = new Vectors(new int[] {0, 2, 3}, new int[] {0, 1, 0}, new float[] {3, 1, 4});
    double[] importance = new double[3];
    Pruning.addImportance(importance, rows, new float[] {0.6f, 0.8f, 0, 2, 9, 9}, 2);
    // |w| |column|: 1 * 5, 2 * 1, and a feature in no row.
    assertThat(importance[0]).isCloseTo(5, within(1e-6));
    assertThat(importance[1]).isCloseTo(2, within(1e-6));
    assertThat(importance[2]).isZero();
  }

  @Test
  void whatIsAffordedFitsTheBytes() {
    // Per feature four bytes of hash, two of weight; per field a scale of two and one per class.
    assertThat(Pruning.affordable(1_000_000, new int[] {10, 2})).isEqualTo(1_000_000 / 22);
    assertThat(Pruning.affordable(1, new int[] {10})).isEqualTo(1);
  }
}
