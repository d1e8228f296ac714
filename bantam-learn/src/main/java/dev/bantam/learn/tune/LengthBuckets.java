package dev.bantam.learn.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Every text once an epoch, in an order drawn from the seed, beside texts of nearly equal length so
 * that little of a batch is padding: stretches of the order are sorted by length and cut into
 * batches, and these are shuffled again.
 */
final class LengthBuckets implements Course {

  private static final int BATCHES_A_STRETCH = 32;

  private final Examples examples;
  private final int batch;
  private final long seed;
  private long epoch = -1;
  private List<int[]> batches = List.of();

  LengthBuckets(Examples examples, int batch, long seed) {
    this.examples = examples;
    this.batch = batch;
    this.seed = seed;
  }

  @Override
  public int stepsAnEpoch() {
    return (examples.size() + batch - 1) / batch;
  }

  @Override
  public int[] rows(long step) {
    long wanted = step / stepsAnEpoch();
    if (wanted != epoch) {
      epoch = wanted;
      batches = drawn(new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (epoch + 1)));
    }
    return batches.get((int) (step % stepsAnEpoch()));
  }

  private List<int[]> drawn(SplittableRandom random) {
    int[] order = IntStream.range(0, examples.size()).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = order[j];
      order[j] = order[i];
      order[i] = row;
    }
    List<int[]> drawn = new ArrayList<>();
    int stretch = batch * BATCHES_A_STRETCH;
    for (int start = 0; start < order.length; start += stretch) {
      int[] sorted =
          Arrays.stream(order, start, Math.min(order.length, start + stretch))
              .boxed()
              .sorted(Comparator.comparingInt(row -> examples.tokens().get(row).length))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int from = 0; from < sorted.length; from += batch) {
        drawn.add(Arrays.copyOfRange(sorted, from, Math.min(sorted.length, from + batch)));
      }
    }
    for (int i = drawn.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int[] one = drawn.get(j);
      drawn.set(j, drawn.get(i));
      drawn.set(i, one);
    }
    return drawn;
  }
}
