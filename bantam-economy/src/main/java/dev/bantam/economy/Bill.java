package dev.bantam.economy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What recorded calls cost.
 *
 * @param calls how many calls
 * @param priced those of them in the cost; the others have no known price or no recorded tokens, so
 *     that the cost is a lower bound
 * @param cost in US dollars, exact
 * @param remarks what a reader must know about the figures, a sentence each
 */
public record Bill(long calls, long priced, BigDecimal cost, List<String> remarks) {

  private static final int MOST_REMARKS = 10;

  /** A value whose list nobody can change. */
  public Bill {
    remarks = List.copyOf(remarks);
  }

  /**
   * The bill for calls of several models.
   *
   * @param byModel what was used, by the name of the model that answered
   */
  public static Bill of(Map<String, Consumption> byModel, PriceList prices) {
    long calls = 0;
    long priced = 0;
    BigDecimal cost = BigDecimal.ZERO;
    List<String> remarks = new ArrayList<>();
    for (var used : new TreeMap<>(byModel).entrySet()) {
      Consumption consumption = used.getValue();
      calls += consumption.calls();
      switch (prices.find(used.getKey())) {
        case Quote.Known quote -> {
          priced += consumption.counted();
          cost = cost.add(Cost.of(consumption.usage(), consumption.counted(), quote.price()));
          remark(quote, consumption, remarks);
        }
        case Quote.Unknown quote ->
            remarks.add(
                "%s without a price, not in the cost: %s."
                    .formatted(Counted.calls(consumption.calls()), quote.reason()));
      }
    }
    return new Bill(calls, priced, Decimals.plain(cost), shortened(remarks));
  }

  /** Whether every call is in the cost. */
  public boolean complete() {
    return priced == calls;
  }

  private static void remark(Quote.Known quote, Consumption consumption, List<String> remarks) {
    if (!quote.verbatim()) {
      remarks.add(
          "%s is not on the price list and priced as %s."
              .formatted(Printable.text(quote.asked()), Printable.text(quote.matched())));
    }
    if (consumption.uncounted() > 0) {
      remarks.add(
          "%s of %s without recorded tokens, not in the cost."
              .formatted(Counted.calls(consumption.uncounted()), Printable.text(quote.asked())));
    }
  }

  private static List<String> shortened(List<String> remarks) {
    if (remarks.size() <= MOST_REMARKS) {
      return remarks;
    }
    List<String> shown = new ArrayList<>(remarks.subList(0, MOST_REMARKS));
    shown.add("%,d more models have such remarks.".formatted(remarks.size() - MOST_REMARKS));
    return shown;
  }
}
