package dev.bantam.assess;

import dev.bantam.economy.Bill;
import dev.bantam.economy.Consumption;
import dev.bantam.economy.MonthlyCost;
import dev.bantam.economy.MonthlyCosts;
import dev.bantam.economy.PriceList;
import dev.bantam.economy.RecordedCalls;
import dev.bantam.economy.TaskSpend;
import dev.bantam.economy.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What recorded calls cost in a month, task by task. */
final class MoneyTable {

  private final PriceList prices;
  private final List<TaskSpend> spends = new ArrayList<>();
  private final List<TaskSpend> repeats = new ArrayList<>();
  private final Map<String, Bill> bills = new HashMap<>();
  private final Map<String, Consumption> all = new HashMap<>();

  MoneyTable(PriceList prices) {
    this.prices = prices;
  }

  /**
   * Adds the calls of one task.
   *
   * @param task its id
   * @param localShare the share of them that could be answered locally
   */
  void add(String task, TaskTally tally, double localShare) {
    Bill bill = Bill.of(tally.byModel(), prices);
    bills.put(task, bill);
    spends.add(new TaskSpend(task, unremarked(bill), localShare));
    repeats.add(new TaskSpend(task, unremarked(Bill.of(tally.repeatsByModel(), prices)), 0));
    tally.byModel().forEach((model, used) -> all.merge(model, used, Consumption::plus));
  }

  /**
   * A month of all that was added.
   *
   * @param callsPerMonth how many calls a month has; empty takes the recorded pace
   * @param sampled the share of calls that the teacher still answers, for audits
   */
  Month month(OptionalLong callsPerMonth, RecordedCalls recorded, double sampled) {
    long calls = bills.values().stream().mapToLong(Bill::calls).sum();
    Volume volume =
        callsPerMonth.isPresent() && calls > 0
            ? Volume.given(callsPerMonth.getAsLong(), calls)
            : Volume.extrapolated(recorded);
    MonthlyCosts costs = MonthlyCosts.of(spends, volume, sampled);
    Map<String, MonthlyCost> ofRepeats = MonthlyCosts.of(repeats, volume, sampled).tasks();
    Map<String, TaskMoney> tasks = new HashMap<>();
    costs
        .tasks()
        .forEach(
            (task, cost) ->
                tasks.put(
                    task,
                    priced(task)
                        ? new TaskMoney(
                            Optional.of(cost.today()),
                            Optional.of(cost.after()),
                            Optional.ofNullable(ofRepeats.get(task)).map(MonthlyCost::today))
                        : TaskMoney.UNKNOWN));
    List<String> assumptions = new ArrayList<>(costs.assumptions());
    assumptions.addAll(Bill.of(all, prices).remarks());
    return new Month(tasks, assumptions);
  }

  /** What is to be said of a model is said once, not for each task that asks it. */
  private static Bill unremarked(Bill bill) {
    return new Bill(bill.calls(), bill.priced(), bill.cost(), List.of());
  }

  private boolean priced(String task) {
    Bill bill = bills.get(task);
    return bill != null && bill.priced() > 0;
  }

  /**
   * What a month costs.
   *
   * @param tasks by id
   * @param assumptions behind the figures, in sentences
   */
  record Month(Map<String, TaskMoney> tasks, List<String> assumptions) {

    TaskMoney of(String task) {
      return tasks.getOrDefault(task, TaskMoney.UNKNOWN);
    }
  }
}
