package dev.bantam.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of several ladders is kept. */
class FrontTest {

  private static final int ROWS = 500;

  @Test
  void thoseOverWhichTheBestDoesNotPayAreAsGood() {
    List<Verdicts> tried = List.of(right(0, 440), right(0, 470), right(0, 480), right(5, 485));
    assertThat(Front.asGood(tried)).containsExactly(2, 3);
  }

  @Test
  void whatTheBestWinsHasToOutweighWhatItLoses() {
    assertThat(Front.asGood(List.of(right(0, 480), right(8, 500)))).containsExactly(1);
    assertThat(Front.asGood(List.of(right(0, 480), right(8, 491)))).containsExactly(0, 1);
  }

  @Test
  void theBestIsAmongThemAndOfEqualsEach() {
    assertThat(Front.asGood(List.of(right(0, 10)))).containsExactly(0);
    assertThat(Front.asGood(List.of(right(0, 100), right(100, 200)))).containsExactly(0, 1);
  }

  @Test
  void theCheapestIsClearlyCheaper() {
    assertThat(Front.cheapest(new double[] {100})).isZero();
    assertThat(Front.cheapest(new double[] {100, 95, 89})).isEqualTo(2);
    assertThat(Front.cheapest(new double[] {100, 95, 91})).isZero();
    assertThat(Front.cheapest(new double[] {100, 400, 50, 30})).isEqualTo(3);
    assertThat(Front.cheapest(new double[] {0, 0})).isZero();
  }

  /** Answers of which those from one row to before another are right. */
  private static Verdicts right(int from, int to) {
    int[][] said = new int[1][ROWS];
    for (int row = 0; row < ROWS; row++) {
      said[0][row] = row >= from && row < to ? 0 : 1;
    }
    return new Verdicts(
        new int[ROWS],
        new double[ROWS],
        new boolean[ROWS],
        new boolean[ROWS],
        new double[ROWS],
        said,
        new int[1][ROWS]);
  }
}
