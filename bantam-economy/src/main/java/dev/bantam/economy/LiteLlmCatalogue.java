package dev.bantam.economy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * LiteLLM's catalogue {@code model_prices_and_context_window.json}: an object with one property a
 * model, rates in US dollars per single token.
 *
 * <p>Read are models of the modes chat, completion, responses and embedding with {@code
 * input_cost_per_token} and {@code output_cost_per_token} (0 for embeddings), {@code
 * cache_read_input_token_cost} (else cached input costs as input), {@code
 * output_cost_per_reasoning_token} (else as output) and {@code input_cost_per_request}. Of prices
 * in tiers it is the first; rates for batches, priority and audio are passed over.
 */
public final class LiteLlmCatalogue {

  private static final Set<String> MODES =
      Set.of("", "chat", "completion", "responses", "embedding");
  private static final String EXAMPLE = "sample_spec";

  private final String source;
  private final LocalDate asOf;
  private final List<ModelPrice> entries = new ArrayList<>();
  private final LeftOut leftOut = new LeftOut();
  private boolean recognised;

  private LiteLlmCatalogue(String source, LocalDate asOf) {
    this.source = source;
    this.asOf = asOf;
  }

  /**
   * The models of the catalogue that are priced per token. An entry that makes no sense is left out
   * and counted.
   *
   * @param source the file's name and version, for messages and for where a price is from
   * @param asOf the file's date: it holds none
   * @throws PriceListException when it is no JSON object or not this catalogue
   */
  public static ImportedPrices read(byte[] json, String source, LocalDate asOf) {
    LiteLlmCatalogue reader = new LiteLlmCatalogue(source, asOf);
    CatalogueJson.properties(json, source, reader::entry);
    if (!reader.recognised) {
      throw new PriceListException(
          source
              + " is no price list: looked for LiteLLM's catalogue (litellm_provider or"
              + " input_cost_per_token in its entries) and for OpenRouter's models (a list \"data\")");
    }
    return new ImportedPrices(PriceList.of(reader.entries), reader.leftOut.remarks());
  }

  private void entry(String name, JsonNode model) {
    if (name.equals(EXAMPLE)) {
      return;
    }
    recognised |= model.has("litellm_provider") || model.has("input_cost_per_token");
    String mode = model.path("mode").asString("");
    if (name.isBlank() || !model.isObject()) {
      leftOut.add("no model", name);
    } else if (!MODES.contains(mode)) {
      leftOut.add("neither chat, completion nor embedding", name);
    } else {
      try {
        price(model, mode)
            .ifPresentOrElse(
                price -> entries.add(new ModelPrice(name, provider(name, model), List.of(), price)),
                () -> leftOut.add("no prices per token of input and output", name));
      } catch (IllegalArgumentException e) {
        leftOut.add("a price that is negative, too high or no number", name);
      }
    }
  }

  private Optional<Price> price(JsonNode model, String mode) {
    Optional<BigDecimal> input = perMillion(model, "input_cost_per_token");
    Optional<BigDecimal> output =
        perMillion(model, "output_cost_per_token")
            .or(() -> mode.equals("embedding") ? Optional.of(BigDecimal.ZERO) : Optional.empty());
    if (input.isEmpty() || output.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Price(
            input.get(),
            perMillion(model, "cache_read_input_token_cost").orElse(input.get()),
            output.get(),
            perMillion(model, "output_cost_per_reasoning_token").orElse(output.get()),
            amount(model, "input_cost_per_request").orElse(BigDecimal.ZERO),
            asOf,
            source));
  }

  private static Optional<BigDecimal> perMillion(JsonNode model, String key) {
    return amount(model, key).map(amount -> amount.movePointRight(6));
  }

  private static Optional<BigDecimal> amount(JsonNode model, String key) {
    JsonNode node = model.path(key);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isNumber()) {
      throw new IllegalArgumentException(key + " is no number");
    }
    return Optional.of(Rate.checked(key, node.decimalValue()));
  }

  /** Names such as {@code gemini/gemini-2.5-pro} begin with the provider; others only tell it. */
  private static Optional<String> provider(String name, JsonNode model) {
    String provider = model.path("litellm_provider").asString("");
    int slash = name.indexOf('/');
    if (slash > 0 && provider.startsWith(name.substring(0, slash))) {
      return Optional.of(name.substring(0, slash));
    }
    return Optional.of(provider).filter(p -> !p.isBlank());
  }
}
