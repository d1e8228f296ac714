package dev.bantam.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The order in which the calls of several sets are made: each set in its share, shuffled. */
final class MixedPlan {

  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

  /** So far apart that two calls with equal texts are never taken for a second attempt. */
  private static final Duration STEP = Duration.ofSeconds(43);

  private final List<CallSet> sets;
  private final List<int[]> orders;
  private final byte[] turns;
  private final Disturbances disturbances;
  private final SplittableRandom random;

  /**
   * A plan.
   *
   * @param calls how many, all sets together
   * @param seed of everything random
   */
  MixedPlan(List<CallSet> sets, int calls, Disturbances disturbances, long seed) {
    this.sets = List.copyOf(sets);
    this.disturbances = disturbances;
    this.random = new SplittableRandom(seed);
    this.turns = turns(calls);
    this.orders = sets.stream().map(set -> order(set.rows().size())).toList();
  }

  /** Hands over the calls in the order of time. */
  void forEach(CallReceiver receiver) throws IOException {
    int[] used = new int[sets.size()];
    for (int number = 0; number < turns.length; number++) {
      int turn = turns[number];
      CallSet set = sets.get(turn);
      int[] order = orders.get(turn);
      LabelledText row = set.rows().get(order[used[turn]++ % order.length]);
      Instant time = START.plus(STEP.multipliedBy(number)).plusMillis(random.nextInt(1, 15_000));
      receiver.take(new MixedCall(set, row, wording(set, number), number, time));
    }
  }

  /** Takes calls. */
  @FunctionalInterface
  interface CallReceiver {
    void take(MixedCall call) throws IOException;
  }

  private Wording wording(CallSet set, int number) {
    if (random.nextDouble() < disturbances.edited()) {
      return Wording.TRIAL;
    }
    boolean late = disturbances.midway() && set.changes() && number >= turns.length / 2;
    return late ? Wording.SECOND : Wording.FIRST;
  }

  private byte[] turns(int calls) {
    long shares = sets.stream().mapToLong(CallSet::share).sum();
    byte[] all = new byte[calls];
    long before = 0;
    for (int set = 0; set < sets.size(); set++) {
      long after = before + sets.get(set).share();
      int from = Math.toIntExact(calls * before / shares);
      int to = Math.toIntExact(calls * after / shares);
      Arrays.fill(all, from, to, (byte) set);
      before = after;
    }
    for (int i = all.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      byte moved = all[i];
      all[i] = all[other];
      all[other] = moved;
    }
    return all;
  }

  private int[] order(int rows) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
    Collections.shuffle(order, new Random(random.nextLong()));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }
}
