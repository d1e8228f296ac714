package dev.bantam.learn;

import dev.bantam.specialist.Specialist;
import java.util.Arrays;
import java.util.List;

/** Measures how long answers take, on one thread and after warming up. */
public final class Stopwatch {

  private static final long WARM_UP_NANOS = 300_000_000;
  private static final int LEAST_CALLS = 2_000;

  /** Rungs of milliseconds are known well enough after so long. */
  private static final long LONGEST_NANOS = 4_000_000_000L;

  private static final int FEWEST_CALLS = 100;

  private Stopwatch() {}

  /**
   * The microseconds of single calls, in the order of the texts and again from the first until
   * there are enough, or seconds have passed; empty without texts.
   */
  public static double[] microseconds(Specialist specialist, List<String> texts) {
    if (texts.isEmpty()) {
      return new double[0];
    }
    long sink = 0;
    long start = System.nanoTime();
    while (System.nanoTime() - start < WARM_UP_NANOS) {
      for (int i = 0; i < Math.min(texts.size(), FEWEST_CALLS); i++) {
        sink += specialist.answer(texts.get(i)).rung().length();
      }
    }
    double[] measured = new double[Math.max(LEAST_CALLS, texts.size())];
    int calls = 0;
    long end = System.nanoTime() + LONGEST_NANOS;
    for (; calls < measured.length; calls++) {
      if (calls >= FEWEST_CALLS && System.nanoTime() > end) {
        break;
      }
      String text = texts.get(calls % texts.size());
      long before = System.nanoTime();
      sink += specialist.answer(text).rung().length();
      measured[calls] = (System.nanoTime() - before) / 1e3;
    }
    if (sink == 0) {
      throw new IllegalStateException("rungs have names");
    }
    return Arrays.copyOf(measured, calls);
  }

  /** The mean of these; 0 of none. */
  public static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }
}
