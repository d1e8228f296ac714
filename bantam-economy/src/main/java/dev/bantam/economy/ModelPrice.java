package dev.bantam.economy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model on a price list.
 *
 * @param name as the list writes it, such as {@code gpt-4o} or {@code gemini/gemini-2.5-flash}
 * @param provider who asks the price; empty when it holds whoever provides the model
 * @param aliases other names that the list gives it
 * @param price what it costs
 */
public record ModelPrice(
    String name, Optional<String> provider, List<String> aliases, Price price) {

  /**
   * @throws IllegalArgumentException when a name is blank
   */
  public ModelPrice {
    aliases = List.copyOf(aliases);
    if (name.isBlank() || aliases.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a model without a name");
    }
  }

  /** The name and the aliases. */
  List<String> names() {
    return Stream.concat(Stream.of(name), aliases.stream()).toList();
  }

  /** One of the names without the provider's in front. */
  String model(String oneName) {
    return provider
        .filter(p -> oneName.startsWith(p + "/"))
        .map(p -> oneName.substring(p.length() + 1))
        .orElse(oneName);
  }
}
