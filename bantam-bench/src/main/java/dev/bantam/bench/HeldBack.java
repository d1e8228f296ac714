package dev.bantam.bench;

import dev.bantam.core.guarantee.ClopperPearson;
import java.util.Collection;
import java.util.Locale;

/** What calls that were held back said of one set's certificates, over many shuffles. */
final class HeldBack {

  static final String HEADER =
      """
      | set | tasks certified | held back, each | local | disagree | over alpha | at least | beyond noise |
      | --- | --- | --- | --- | --- | --- | --- | --- |""";

  private final String name;
  private final double alpha;
  private int tasks;
  private long calls;
  private int certified;
  private int over;
  private int beyondNoise;
  private double shares;
  private double rates;

  HeldBack(String name, double alpha) {
    this.name = name;
    this.alpha = alpha;
  }

  /** A task without a certificate keeps the promise. */
  void refused() {
    tasks++;
  }

  /** A task with a certificate, under which so many held-back calls were answered locally. */
  void certified(int held, int local, int disagreements) {
    tasks++;
    certified++;
    calls += held;
    double rate = local == 0 ? 0 : (double) disagreements / local;
    shares += held == 0 ? 0 : (double) local / held;
    rates += rate;
    over += rate > alpha ? 1 : 0;
    beyondNoise += local > 0 && ClopperPearson.lower(disagreements, local, 0.05) > alpha ? 1 : 0;
  }

  /** All tasks together. */
  static HeldBack sum(Collection<HeldBack> parts, double alpha) {
    HeldBack sum = new HeldBack("all", alpha);
    for (HeldBack part : parts) {
      sum.tasks += part.tasks;
      sum.certified += part.certified;
      sum.calls += part.calls;
      sum.over += part.over;
      sum.beyondNoise += part.beyondNoise;
      sum.shares += part.shares;
      sum.rates += part.rates;
    }
    return sum;
  }

  /**
   * A row of the table. "At least" is the one-sided 95 % lower Clopper-Pearson bound on the share
   * of tasks over alpha: the promise is broken where that exceeds delta.
   */
  String line(double delta) {
    double least = ClopperPearson.lower(over, tasks, 0.05);
    return String.format(
        Locale.ROOT,
        "| %s | %d of %d | %s | %s | %s | %d (%.1f %%) | %.1f %%%s | %d |",
        name,
        certified,
        tasks,
        certified == 0 ? "-" : String.format(Locale.ROOT, "%,d", calls / certified),
        mean(shares),
        mean(rates),
        over,
        100.0 * over / tasks,
        100 * least,
        least > delta ? ": broken" : "",
        beyondNoise);
  }

  private String mean(double sum) {
    return certified == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * sum / certified);
  }
}
