package dev.bantam.gateway.store;

import java.math.BigDecimal;
import java.util.Map;
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
    now.of(call)
        .filter(cost -> cost.signum() > 0)
        .ifPresent(
            cost ->
                now.pricedAs(call)
                    .ifPresent(
                        model ->
                            sums.merge(
                                new Labels(
                                    call.answeredBy().substring("upstream:".length()), model),
                                cost,
                                BigDecimal::add)));
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
