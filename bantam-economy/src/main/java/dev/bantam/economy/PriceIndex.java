package dev.bantam.economy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The models of one list by name. First by the names that the list writes, which are unique; else
 * by provider and model, or by model alone when all providers on the list ask the same for it;
 * else, for {@code provider/model}, by an entry that holds for any provider.
 */
final class PriceIndex {

  /** What an exact spelling leads to. */
  sealed interface Match {

    /** One price. */
    record One(ModelPrice entry) implements Match {}

    /** Several prices, with nothing to choose by. */
    record Several(String reason) implements Match {}

    /** No price. */
    record None() implements Match {}
  }

  private static final int MOST_NAMES = 5;
  private static final Match NONE = new Match.None();

  private final Map<String, ModelPrice> byName = new HashMap<>();
  private final Map<String, List<ModelPrice>> byModel = new HashMap<>();

  /**
   * @throws PriceListException when two entries share a name
   */
  PriceIndex(List<ModelPrice> entries) {
    List<String> problems = new ArrayList<>();
    for (ModelPrice entry : entries) {
      for (String name : entry.names()) {
        name(name, entry, problems);
        offer(entry.model(name), entry);
        entry.provider().ifPresent(p -> offer(p + "/" + entry.model(name), entry));
      }
    }
    if (!problems.isEmpty()) {
      throw new PriceListException(problems);
    }
  }

  private void name(String name, ModelPrice entry, List<String> problems) {
    ModelPrice other = byName.putIfAbsent(name, entry);
    if (other != null) {
      problems.add(
          "%s: %s has a price already (%s)"
              .formatted(entry.price().source(), Printable.text(name), other.price().source()));
    }
  }

  private void offer(String model, ModelPrice entry) {
    List<ModelPrice> offers = byModel.computeIfAbsent(model, m -> new ArrayList<>(1));
    if (offers.isEmpty() || !offers.getLast().equals(entry)) {
      offers.add(entry);
    }
  }

  Match match(String spelling) {
    ModelPrice named = byName.get(spelling);
    if (named != null) {
      return new Match.One(named);
    }
    List<ModelPrice> offers = byModel.getOrDefault(spelling, List.of());
    if (!offers.isEmpty()) {
      return unanimous(spelling, offers);
    }
    ModelPrice anywhere = byName.get(spelling.substring(spelling.indexOf('/') + 1));
    return anywhere != null && anywhere.provider().isEmpty() ? new Match.One(anywhere) : NONE;
  }

  private static Match unanimous(String spelling, List<ModelPrice> offers) {
    ModelPrice first = offers.getFirst();
    if (offers.stream().allMatch(offer -> offer.price().sameRates(first.price()))) {
      return new Match.One(first);
    }
    List<String> names =
        offers.stream()
            .map(offer -> Printable.text(offer.name()))
            .sorted()
            .limit(MOST_NAMES)
            .toList();
    return new Match.Several(
        "%s has several prices: say whose, such as %s"
            .formatted(Printable.text(spelling), String.join(", ", names)));
  }
}
