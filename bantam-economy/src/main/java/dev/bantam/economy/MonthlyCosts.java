package dev.bantam.economy;

import dev.bantam.core.Percent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the tasks of an application cost in a month, today and when a share of their calls is
 * answered locally.
 *
 * <pre>
 * today = cost of the recorded calls * calls a month / calls recorded
 * after = today * (1 - local * (1 - sampled))
 * </pre>
 *
 * because the coin that marks a call as sampled falls before anything is known about it: the share
 * {@code sampled} of the local answers is asked upstream too, at the price as before.
 *
 * @param tasks by name, in the given order
 * @param total of all tasks
 * @param assumptions what the figures rest on, a sentence each
 */
public record MonthlyCosts(
    Map<String, MonthlyCost> tasks, MonthlyCost total, List<String> assumptions) {

  /** A value that nobody can change. */
  public MonthlyCosts {
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    assumptions = List.copyOf(assumptions);
  }

  /**
   * The costs of these tasks.
   *
   * @param spends every task; calls of no task may be one of their own, with a local share of 0
   * @param volume how many calls a month has of all tasks together
   * @param sampledShare the share of all calls that the teacher answers too, for audits; 0 to 1
   * @throws IllegalArgumentException when a task is named twice, the share is none, or the tasks
   *     have more calls than were recorded
   */
  public static MonthlyCosts of(List<TaskSpend> spends, Volume volume, double sampledShare) {
    if (!(sampledShare >= 0 && sampledShare <= 1)) {
      throw new IllegalArgumentException("a sampled share of " + sampledShare);
    }
    long calls = spends.stream().mapToLong(spend -> spend.bill().calls()).sum();
    if (calls > volume.recorded()) {
      throw new IllegalArgumentException(
          "%d calls of tasks, %d recorded".formatted(calls, volume.recorded()));
    }
    Map<String, MonthlyCost> tasks = new LinkedHashMap<>();
    BigDecimal today = BigDecimal.ZERO;
    BigDecimal after = BigDecimal.ZERO;
    for (TaskSpend spend : spends) {
      MonthlyCost cost = monthly(spend, volume, sampledShare);
      if (tasks.put(spend.task(), cost) != null) {
        throw new IllegalArgumentException("two tasks are named " + spend.task());
      }
      today = today.add(cost.today());
      after = after.add(cost.after());
    }
    MonthlyCost total = new MonthlyCost(wholeCalls(calls, volume), today, after);
    return new MonthlyCosts(tasks, total, assumptions(spends, volume, sampledShare));
  }

  private static MonthlyCost monthly(TaskSpend spend, Volume volume, double sampledShare) {
    BigDecimal today = volume.monthly(spend.bill().cost());
    BigDecimal noLongerAsked =
        BigDecimal.valueOf(spend.localShare())
            .multiply(BigDecimal.ONE.subtract(BigDecimal.valueOf(sampledShare)));
    BigDecimal after = today.multiply(BigDecimal.ONE.subtract(noLongerAsked));
    return new MonthlyCost(wholeCalls(spend.bill().calls(), volume), today, Decimals.plain(after));
  }

  private static long wholeCalls(long recorded, Volume volume) {
    return volume
        .monthly(BigDecimal.valueOf(recorded))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static List<String> assumptions(
      List<TaskSpend> spends, Volume volume, double sampledShare) {
    Set<String> sentences = new LinkedHashSet<>(volume.assumptions());
    if (spends.stream().anyMatch(spend -> spend.localShare() > 0)) {
      sentences.add("Within a task, calls answered locally cost upstream what the others cost.");
      sentences.add("What the local machine costs is not counted.");
      if (sampledShare > 0) {
        sentences.add(
            "%s of all calls are sampled for audits and go to the teacher as before."
                .formatted(Percent.of(sampledShare)));
      }
    }
    spends.forEach(spend -> sentences.addAll(spend.bill().remarks()));
    return new ArrayList<>(sentences);
  }
}
