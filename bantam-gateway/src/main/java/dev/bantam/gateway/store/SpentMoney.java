package dev.bantam.gateway.store;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Adds up what calls cost, by upstream and model, in the text that Prometheus reads. Both are from
 * lists: upstreams of the configuration, models of the price list.
 */
public final class SpentMoney implements TraceListener {

  private static final String NAME = "bantam_cost_usd_total";

  private record Labels(String upstream, String model) {}

  private final Supplier<CallCosts> costs;
  private final TraceListener next;
  private final Map<Labels, BigDecimal> sums = new ConcurrentHashMap<>();

  /**
   * Nothing spent yet.
   *
   * @param costs of calls at this moment
   * @param next hears of every trace too
   */
  public SpentMoney(Supplier<CallCosts> costs, TraceListener next) {
    this.costs = costs;
    this.next = next;
  }

  @Override
  public void kept(NewTrace trace) {
    next.kept(trace);
    StoredTrace call = trace.trace();
    CallCosts now = costs.get();
    Optional<BigDecimal> cost = now.of(call).filter(dollars -> dollars.signum() > 0);
    if (cost.isPresent()) {
      // What costs anything was answered by an upstream, and priced as a model of the list.
      Labels labels = new Labels(call.upstream().orElseThrow(), now.pricedAs(call).orElseThrow());
      sums.merge(labels, cost.get(), BigDecimal::add);
    }
  }

  /** All sums. */
  public String text() {
    StringBuilder out = new StringBuilder();
    out.append("# HELP %s Dollars that upstreams took for recorded calls\n".formatted(NAME));
    out.append("# TYPE %s counter\n".formatted(NAME));
    sums.forEach(
        (labels, sum) ->
            out.append(
                "%s{upstream=\"%s\",model=\"%s\"} %s\n"
                    .formatted(NAME, labels.upstream(), labels.model(), sum.toPlainString())));
    return out.toString();
  }
}
