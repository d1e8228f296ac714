package dev.bantam.gateway.store;

import dev.bantam.core.Usage;
import dev.bantam.economy.Cost;
import dev.bantam.economy.PriceList;
import dev.bantam.economy.Quote;
import dev.bantam.gateway.config.GatewayConfig;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What calls cost, in US dollars, by the tokens that were counted and the built-in price list. A
 * price is never guessed: without counted tokens, for a model that is not on the list, and where
 * another model may have answered than was asked for, there is none. What was answered on this side
 * costs nothing; what a sampled call's teacher is asked beside that is not part of the trace.
 */
public final class CallCosts {

  private static final int MOST_REMEMBERED = 1_000;

  private final Set<String> renaming;
  private final Map<String, Quote> quotes = new ConcurrentHashMap<>();

  /** Read when the first price is asked for, since that takes a while. */
  private volatile @Nullable PriceList prices;

  private CallCosts(Set<String> renaming) {
    this.renaming = renaming;
  }

  /** The costs of calls that go where this configuration says. */
  public static CallCosts of(GatewayConfig config) {
    return new CallCosts(
        config.routes().stream()
            .flatMap(route -> route.chain().stream())
            .filter(hop -> hop.model().isPresent())
            .map(hop -> hop.upstream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** What a call cost; empty when that is not known. */
  public Optional<BigDecimal> of(StoredTrace trace) {
    if (trace.upstream().isEmpty()) {
      boolean answered = trace.outcome().equals("answered") && !trace.answeredBy().isEmpty();
      return answered ? Optional.of(BigDecimal.ZERO) : Optional.empty();
    }
    return trace.usage().equals(Usage.NONE)
        ? Optional.empty()
        : price(trace).map(known -> Cost.of(trace.usage(), known.price()));
  }

  /** The model that a call was priced as, which is one of the list's; empty without a price. */
  Optional<String> pricedAs(StoredTrace trace) {
    return price(trace).map(Quote.Known::matched);
  }

  private Optional<Quote.Known> price(StoredTrace trace) {
    if (trace.upstream().filter(renaming::contains).isPresent()) {
      return Optional.empty();
    }
    if (quotes.size() >= MOST_REMEMBERED) {
      quotes.clear();
    }
    Quote quote = quotes.computeIfAbsent(trace.model(), name -> prices().find(name));
    return quote instanceof Quote.Known known ? Optional.of(known) : Optional.empty();
  }

  private PriceList prices() {
    PriceList read = prices;
    if (read == null) {
      read = PriceList.builtIn();
      prices = read;
    }
    return read;
  }
}
