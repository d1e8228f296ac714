package dev.bantam.economy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What OpenRouter's {@code GET /api/v1/models} answers: {@code data}, a list of models, each with
 * an {@code id} and a {@code pricing} whose rates are decimal texts in US dollars per token.
 *
 * <p>Read are {@code prompt}, {@code completion}, {@code input_cache_read}, {@code
 * internal_reasoning} and {@code request}. Of cached input and reasoning, absent and 0 both mean
 * that they are not charged apart: they cost as input and output. A negative rate marks a model
 * that picks others at their prices; it is left out.
 */
public final class OpenRouterModels {

  private static final Pattern DECIMAL =
      Pattern.compile("-?\\d{1,20}(\\.\\d{1,40})?([eE][-+]?\\d{1,2})?");

  private final String source;
  private final LocalDate asOf;
  private final List<ModelPrice> entries = new ArrayList<>();
  private final LeftOut leftOut = new LeftOut();

  private OpenRouterModels(String source, LocalDate asOf) {
    this.source = source;
    this.asOf = asOf;
  }

  /**
   * The models with a price per token. An entry that makes no sense is left out and counted.
   *
   * @param source the file's name, for messages and for where a price is from
   * @param asOf the day of the answer: it holds none
   * @throws PriceListException when it is no JSON object, has no model, or has one twice
   */
  public static ImportedPrices read(byte[] json, String source, LocalDate asOf) {
    OpenRouterModels reader = new OpenRouterModels(source, asOf);
    CatalogueJson.elements(json, source, "data", reader::entry);
    if (reader.entries.isEmpty()) {
      throw new PriceListException(
          source + " has no model with a price: looked in \"data\" for \"id\" and \"pricing\"");
    }
    return new ImportedPrices(PriceList.of(reader.entries), reader.leftOut.remarks());
  }

  private void entry(JsonNode model) {
    String id = model.path("id").asString("");
    JsonNode pricing = model.path("pricing");
    if (id.isBlank() || !pricing.isObject()) {
      leftOut.add("no id or no pricing", id);
      return;
    }
    try {
      Optional<BigDecimal> input = perMillion(pricing, "prompt");
      Optional<BigDecimal> output = perMillion(pricing, "completion");
      if (input.isEmpty() || output.isEmpty()) {
        leftOut.add("no prices of prompt and completion", id);
      } else if (input.get().signum() < 0 || output.get().signum() < 0) {
        leftOut.add("no price of its own", id);
      } else {
        entries.add(
            new ModelPrice(
                id,
                Optional.of("openrouter"),
                List.of(),
                new Price(
                    input.get(),
                    charged(pricing, "input_cache_read").orElse(input.get()),
                    output.get(),
                    charged(pricing, "internal_reasoning").orElse(output.get()),
                    amount(pricing, "request").orElse(BigDecimal.ZERO),
                    asOf,
                    source)));
      }
    } catch (IllegalArgumentException e) {
      leftOut.add("a price that is negative, too high or no number", id);
    }
  }

  private static Optional<BigDecimal> charged(JsonNode pricing, String key) {
    return perMillion(pricing, key).filter(rate -> rate.signum() != 0);
  }

  private static Optional<BigDecimal> perMillion(JsonNode pricing, String key) {
    return amount(pricing, key).map(amount -> amount.movePointRight(6));
  }

  private static Optional<BigDecimal> amount(JsonNode pricing, String key) {
    JsonNode node = pricing.path(key);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    String text = node.isString() ? node.stringValue() : node.toString();
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException(key + " is no number");
    }
    return Optional.of(new BigDecimal(text));
  }
}
