package dev.bantam.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencySampleTest {

  @Test
  void noCallHasNoLatency() {
    assertThat(new LatencySample(1).latency()).isEmpty();
  }

  @Test
  void fewAreExact() {
    LatencySample sample = new LatencySample(1);
    for (int i = 1; i <= 101; i++) {
      sample.add(i * i);
    }
    Latency latency = sample.latency().orElseThrow();

    assertThat(latency.calls()).isEqualTo(101);
    assertThat(latency.median()).isEqualTo(51 * 51);
    // n(n+1)(2n+1)/6 / n
    assertThat(latency.mean()).isCloseTo(102 * 203 / 6.0, within(1e-9));
  }

  @Test
  void ofManyTheMeanIsExactAndTheMedianNear() {
    LatencySample sample = new LatencySample(1);
    for (int i = 0; i < 200_000; i++) {
      sample.add(i); // Sorted: the last ones must not push out the first.
    }
    Latency latency = sample.latency().orElseThrow();

    assertThat(latency.mean()).isEqualTo(99_999.5);
    // The median of 4,096 uniform draws has a standard deviation of 0.8 % of the range.
    assertThat(latency.median()).isCloseTo(100_000, within(5_000.0));
  }
}
