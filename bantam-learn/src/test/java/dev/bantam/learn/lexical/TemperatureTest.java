package dev.bantam.learn.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The temperature under which logits are honest. */
class TemperatureTest {

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1, 2.5, 12})
  void isFoundAgainFromLogitsThatItWasMultipliedInto(double temperature) {
    SplittableRandom random = new SplittableRandom(17);
    List<float[]> logits = new ArrayList<>();
    int[] values = new int[6_000];
    for (int row = 0; row < values.length; row++) {
      double[] honest = random.doubles(4, -2, 2).toArray();
      values[row] = draw(honest, random);
      float[] told = new float[honest.length];
      for (int c = 0; c < told.length; c++) {
        told[c] = (float) (honest[c] * temperature);
      }
      logits.add(told);
    }
    assertThat((double) Temperature.fit(logits, values))
        .isCloseTo(temperature, within(0.08 * temperature));
  }

  @Test
  void isOneWithoutRowsAndFiniteWhenEveryRowIsRight() {
    assertThat(Temperature.fit(List.of(), new int[0])).isEqualTo(1);
    assertThat(Temperature.fit(List.of(new float[] {3, 0}), new int[] {0})).isBetween(0.01f, 0.1f);
    assertThat(Temperature.fit(List.of(new float[] {3, 0}), new int[] {1})).isBetween(10f, 51f);
  }

  private static int draw(double[] logits, SplittableRandom random) {
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    double left = random.nextDouble() * sum;
    int chosen = 0;
    while (chosen < logits.length - 1 && left > Math.exp(logits[chosen])) {
      left -= Math.exp(logits[chosen++]);
    }
    return chosen;
  }
}
