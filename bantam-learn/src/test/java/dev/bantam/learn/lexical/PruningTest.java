package dev.bantam.learn.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Which features stay when not all fit. */
class PruningTest {

  @Test
  void keepsTheMostImportantInTheirOrder() {
    assertThat(Pruning.largest(new double[] {3, 1, 5, 2, 4}, 3)).containsExactly(0, 2, 4);
    assertThat(Pruning.largest(new double[] {3, 1}, 3)).containsExactly(0, 1);
  }

  @Test
  void keepsJustAsManyAsWantedWhenSomeAreEquallyImportant() {
    assertThat(Pruning.largest(new double[] {1, 2, 1, 2, 1, 1}, 4)).containsExactly(0, 1, 2, 3);
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
