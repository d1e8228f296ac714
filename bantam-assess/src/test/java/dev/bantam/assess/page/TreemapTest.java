package dev.bantam.assess.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TreemapTest {

  private static final double CLOSE = 1e-6;

  @Test
  void areasAreProportionalAndFillTheWholeWithoutOverlap() {
    SplittableRandom random = new SplittableRandom(11);
    for (int run = 0; run < 300; run++) {
      Rectangle whole =
          new Rectangle(
              random.nextDouble(-50, 50),
              random.nextDouble(-50, 50),
              random.nextDouble(1, 1_000),
              random.nextDouble(1, 1_000));
      double spread = random.nextDouble(0, 12);
      List<Double> weights =
          random.doubles(1 + random.nextInt(60)).map(u -> Math.exp(spread * u)).boxed().toList();

      List<Rectangle> tiles = Treemap.squarified(weights, whole);

      assertThat(tiles).hasSameSizeAs(weights);
      double total = weights.stream().mapToDouble(Double::doubleValue).sum();
      for (int i = 0; i < tiles.size(); i++) {
        assertThat(tiles.get(i).area() / whole.area())
            .isCloseTo(weights.get(i) / total, within(CLOSE));
        assertInside(tiles.get(i), whole);
        for (int j = 0; j < i; j++) {
          assertThat(overlap(tiles.get(i), tiles.get(j)) / whole.area()).isLessThan(CLOSE);
        }
      }
    }
  }

  @Test
  void likeWeightsBecomeNearlySquare() {
    List<Double> weights = Stream.generate(() -> 1.0).limit(12).toList();

    for (Rectangle tile : Treemap.squarified(weights, new Rectangle(0, 0, 400, 300))) {
      assertThat(tile.width() / tile.height()).isBetween(0.5, 2.0);
    }
  }

  @Test
  void theExampleOfThePaperIsCutAsThere() {
    List<Rectangle> tiles =
        Treemap.squarified(List.of(6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0), new Rectangle(0, 0, 6, 4));

    assertThat(tiles.get(0)).isEqualTo(new Rectangle(0, 0, 3, 2));
    assertThat(tiles.get(1)).isEqualTo(new Rectangle(0, 2, 3, 2));
    assertThat(tiles.get(2).width()).isCloseTo(12.0 / 7, within(CLOSE));
    assertThat(tiles.get(2).height()).isCloseTo(7.0 / 3, within(CLOSE));
  }

  @Test
  void weightsOfVeryDifferentSizeStayNumbers() {
    Rectangle whole = new Rectangle(0, 0, 1_000, 400);

    for (Rectangle tile :
        Treemap.squarified(List.of(1e300, 1e-300, 1e-300, 1.0, Double.MIN_VALUE), whole)) {
      assertThat(tile.area()).isNotNaN();
      assertInside(tile, whole);
    }
    assertThat(Treemap.squarified(List.of(), whole)).isEmpty();
  }

  @Test
  void weightsMustBePositive() {
    for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Treemap.squarified(List.of(1.0, weight), new Rectangle(0, 0, 1, 1)));
    }
  }

  private static void assertInside(Rectangle tile, Rectangle whole) {
    assertThat(tile.x()).isGreaterThanOrEqualTo(whole.x() - CLOSE);
    assertThat(tile.y()).isGreaterThanOrEqualTo(whole.y() - CLOSE);
    assertThat(tile.x() + tile.width()).isLessThanOrEqualTo(whole.x() + whole.width() + CLOSE);
    assertThat(tile.y() + tile.height()).isLessThanOrEqualTo(whole.y() + whole.height() + CLOSE);
    assertThat(tile.width()).isNotNegative();
    assertThat(tile.height()).isNotNegative();
  }

  private static double overlap(Rectangle a, Rectangle b) {
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    return Math.max(0, width) * Math.max(0, height);
  }
}
