package dev.bantam.assess;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** Milliseconds as they come: their mean, and their median from a uniform sample. */
final class LatencySample {

  private static final int SIZE = 4_096;
  private static final int FIRST_SIZE = 32;

  private final SplittableRandom random;
  private double[] sample = new double[FIRST_SIZE];
  private long calls;
  private double sum;

  LatencySample(long seed) {
    this.random = new SplittableRandom(seed);
  }

  void add(double milliseconds) {
    long place = calls < SIZE ? calls : random.nextLong(calls + 1);
    if (place < SIZE) {
      if (place >= sample.length) {
        sample = Arrays.copyOf(sample, Math.min(SIZE, 2 * sample.length));
      }
      sample[(int) place] = milliseconds;
    }
    calls++;
    sum += milliseconds;
  }

  Optional<Latency> latency() {
    if (calls == 0) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(sample, (int) Math.min(calls, SIZE));
    Arrays.sort(sorted);
    return Optional.of(new Latency(calls, sum / calls, sorted[sorted.length / 2]));
  }
}
