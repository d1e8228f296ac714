package dev.bantam.economy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Price lists that people write, in US dollars per million tokens.
 *
 * <pre>
 * as_of: 2026-11-01              # optional: when the prices held
 * source: our contract of May    # optional
 * prices:
 *   gpt-4o: {input: 2.20, cached_input: 1.10, output: 8.80}
 *   azure/our-deployment:
 *     input: 2.50
 *     output: 10
 *     reasoning: 10              # optional: else as output
 *     per_request: 0.001         # optional: dollars per call
 *     aliases: [our-old-name]    # optional
 * </pre>
 *
 * A name with a slash begins with the provider; one without holds for any provider.
 */
public final class PriceYaml {

  private static final Set<String> FILE_KEYS = new TreeSet<>(Set.of("as_of", "source", "prices"));
  private static final Set<String> PRICE_KEYS =
      new TreeSet<>(
          Set.of("input", "cached_input", "output", "reasoning", "per_request", "aliases"));
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,30})?");

  /** Below this a price per million tokens is none: somebody wrote it per token. */
  private static final BigDecimal PER_TOKEN = new BigDecimal("0.0001");

  private final String file;
  private final List<String> problems = new ArrayList<>();

  private PriceYaml(String file) {
    this.file = file;
  }

  /**
   * The list that the bytes hold.
   *
   * @param file its name, for messages and for where a price is from
   * @param asOf when the prices held if the file does not say
   * @throws PriceListException when anything is wrong, with all problems and their lines
   */
  public static PriceList read(byte[] bytes, String file, LocalDate asOf) {
    Node root =
        YamlTree.read(bytes, file)
            .orElseThrow(
                () -> new PriceListException(file + " is empty: it should hold prices: ..."));
    PriceYaml reader = new PriceYaml(file);
    List<ModelPrice> entries = reader.entries(root, asOf);
    if (!reader.problems.isEmpty()) {
      throw new PriceListException(reader.problems);
    }
    return PriceList.of(entries);
  }

  private List<ModelPrice> entries(Node root, LocalDate defaultAsOf) {
    YamlMapping top = YamlMapping.of(root, "a price list", file, problems);
    top.expectOnly(FILE_KEYS);
    LocalDate asOf = asOf(top).orElse(defaultAsOf);
    Optional<String> source = top.text("source").map(Printable::text);
    List<ModelPrice> entries = new ArrayList<>();
    Optional<Node> prices = top.value("prices");
    if (prices.isEmpty()) {
      top.problem(root, "prices is missing");
      return entries;
    }
    YamlMapping models = YamlMapping.of(prices.get(), "prices", file, problems);
    models
        .values()
        .forEach((name, node) -> entry(name, node, asOf, source).ifPresent(entries::add));
    return entries;
  }

  private Optional<LocalDate> asOf(YamlMapping top) {
    try {
      return top.text("as_of").map(LocalDate::parse);
    } catch (DateTimeException e) {
      top.value("as_of")
          .ifPresent(node -> top.problem(node, "as_of should be a day such as 2026-11-01"));
      return Optional.empty();
    }
  }

  private Optional<ModelPrice> entry(
      String name, Node node, LocalDate asOf, Optional<String> source) {
    int before = problems.size();
    String shown = Printable.text(name);
    YamlMapping keys = YamlMapping.of(node, "the price of " + shown, file, problems);
    keys.expectOnly(PRICE_KEYS);
    if (name.isBlank()) {
      keys.problem(node, "a model without a name");
    }
    Optional<BigDecimal> input = rate(keys, "input");
    Optional<BigDecimal> output = rate(keys, "output");
    Optional<BigDecimal> cached = rate(keys, "cached_input");
    Optional<BigDecimal> reasoning = rate(keys, "reasoning");
    Optional<BigDecimal> request = amount(keys, "per_request");
    List<String> aliases = aliases(keys);
    for (String needed : List.of("input", "output")) {
      if (keys.value(needed).isEmpty() && !keys.values().isEmpty()) {
        keys.problem(node, "%s has no price of %s (0 if it is free)".formatted(shown, needed));
      }
    }
    if (problems.size() > before || input.isEmpty() || output.isEmpty()) {
      if (problems.size() == before) {
        keys.problem(node, shown + " has no prices");
      }
      return Optional.empty();
    }
    String place = YamlTree.place(file, node.getStartMark());
    Price price =
        new Price(
            input.get(),
            cached.orElse(input.get()),
            output.get(),
            reasoning.orElse(output.get()),
            request.orElse(BigDecimal.ZERO),
            asOf,
            source.map(s -> place + ", from " + s).orElse(place));
    int slash = name.indexOf('/');
    Optional<String> provider =
        slash > 0 ? Optional.of(name.substring(0, slash)) : Optional.empty();
    return Optional.of(new ModelPrice(name, provider, aliases, price));
  }

  private Optional<BigDecimal> rate(YamlMapping keys, String key) {
    Optional<BigDecimal> rate = amount(keys, key);
    if (rate.filter(r -> r.signum() > 0 && r.compareTo(PER_TOKEN) < 0).isPresent()) {
      wrong(keys, key, "looks like a price per token; prices here are per million tokens");
    }
    return rate;
  }

  private Optional<BigDecimal> amount(YamlMapping keys, String key) {
    Optional<String> text = keys.text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!DECIMAL.matcher(text.get()).matches()) {
      wrong(
          keys,
          key,
          "should be a number of dollars such as 2.50 and is " + Printable.text(text.get()));
      return Optional.empty();
    }
    try {
      return Optional.of(Rate.checked(key, new BigDecimal(text.get())));
    } catch (IllegalArgumentException e) {
      wrong(keys, key, "cannot be " + text.get() + ": it is from 0 to 1,000,000");
      return Optional.empty();
    }
  }

  private List<String> aliases(YamlMapping keys) {
    List<String> names = new ArrayList<>();
    switch (keys.value("aliases").orElse(null)) {
      case null -> {}
      case SequenceNode list -> {
        for (Node item : list.getValue()) {
          if (item instanceof ScalarNode name && !name.getValue().isBlank()) {
            names.add(name.getValue());
          } else {
            keys.problem(item, "an alias should be a name");
          }
        }
      }
      case Node other -> keys.problem(other, "aliases should be a list: [NAME, NAME]");
    }
    return names;
  }

  private static void wrong(YamlMapping keys, String key, String what) {
    keys.value(key).ifPresent(node -> keys.problem(node, key + " " + what));
  }
}
