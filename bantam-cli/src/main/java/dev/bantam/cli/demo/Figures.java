package dev.bantam.cli.demo;

import dev.bantam.core.Usage;
import dev.bantam.economy.Cost;
import dev.bantam.economy.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** What the applications' calls came to, counted as they are heard. Safe for several threads. */
final class Figures {

  private static final int RECENT = 200;
  private static final int KEPT = 1_000;

  /** The figures at one moment. */
  record Now(
      int calls,
      int local,
      int differing,
      OptionalDouble recentShare,
      OptionalDouble upstreamMillis,
      OptionalDouble localMillis,
      BigDecimal saved,
      double waitingSaved) {}

  private final Price price;
  private final boolean[] recent = new boolean[RECENT];
  private final List<Long> upstream = new ArrayList<>();
  private final List<Long> locally = new ArrayList<>();
  private int calls;
  private int local;
  private int differing;
  private final Supplier<Usage> asked;
  private BigDecimal allUpstream = BigDecimal.ZERO;
  private double waitingSaved;

  /**
   * @param price of the large model
   * @param asked the tokens of all calls that it was asked so far, those included whose clients had
   *     a local answer
   */
  Figures(Price price, Supplier<Usage> asked) {
    this.price = price;
    this.asked = asked;
  }

  /**
   * Counts a call.
   *
   * @param same whether the teacher says the same
   */
  synchronized void add(Heard heard, boolean same) {
    recent[calls++ % RECENT] = heard.local();
    List<Long> times = heard.local() ? locally : upstream;
    if (times.size() == KEPT) {
      times.removeFirst();
    }
    times.add(heard.nanoseconds());
    allUpstream = allUpstream.add(Cost.of(heard.usage(), price));
    if (heard.local()) {
      local++;
      differing += same ? 0 : 1;
      waitingSaved += Math.max(0, median(upstream).orElse(0) * 1e6 - heard.nanoseconds()) / 1e9;
    }
  }

  /** The figures so far. */
  synchronized Now now() {
    int filled = Math.min(calls, RECENT);
    int answered = 0;
    for (int at = 0; at < filled; at++) {
      answered += recent[at] ? 1 : 0;
    }
    return new Now(
        calls,
        local,
        differing,
        filled == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) answered / filled),
        median(upstream),
        median(locally),
        allUpstream.subtract(Cost.of(asked.get(), price)).max(BigDecimal.ZERO),
        waitingSaved);
  }

  /** In milliseconds. */
  private static OptionalDouble median(List<Long> nanoseconds) {
    if (nanoseconds.isEmpty()) {
      return OptionalDouble.empty();
    }
    long[] sorted = nanoseconds.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return OptionalDouble.of(sorted[sorted.length / 2] / 1e6);
  }
}
