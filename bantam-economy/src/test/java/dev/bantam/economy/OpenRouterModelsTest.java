package dev.bantam.economy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class OpenRouterModelsTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-25");
  private static final ImportedPrices EXCERPT =
      OpenRouterModels.read(Excerpts.bytes("openrouter-excerpt.json"), "models.json", DAY);

  @Test
  void textsPerTokenBecomeRatesPerMillion() {
    assertThat(price("openai/gpt-4o"))
        .isEqualTo(
            Price.perMillion(new BigDecimal("2.5"), new BigDecimal("10"), DAY, "models.json")
                .withCachedInput(new BigDecimal("1.25")));
  }

  @Test
  void reasoningAndFeesAreReadWhenChargedApart() {
    Price price = price("perplexity/sonar-reasoning-pro");
    assertThat(price.reasoning()).isEqualTo("3");
    assertThat(price.request()).isEqualTo("0.005");
    assertThat(price.cachedInput()).isEqualTo(price.input());
  }

  @Test
  void aFreeModelCostsNothing() {
    assertThat(price("some-lab/model-8b:free").input()).isEqualTo("0");
  }

  @Test
  void theRoutersNameMayStandInFront() {
    assertThat(price("openrouter/openai/gpt-4o")).isEqualTo(price("openai/gpt-4o"));
  }

  @Test
  void aRouterWithoutAPriceIsLeftOut() {
    assertThat(EXCERPT.remarks())
        .containsExactly("1 entry left out, such as openrouter/auto: no price of its own.");
  }

  @Test
  void wrongEntriesAreLeftOutAndTheOthersStay() {
    ImportedPrices imported =
        read(
            """
            {"data": [
              {"id": "good", "pricing": {"prompt": "1e-6", "completion": 0.000002}},
              {"id": "nan", "pricing": {"prompt": "NaN", "completion": "0"}},
              {"id": "infinite", "pricing": {"prompt": "Infinity", "completion": "0"}},
              {"id": "huge", "pricing": {"prompt": "1e99", "completion": "0"}},
              {"id": "bomb", "pricing": {"prompt": "1e999999999", "completion": "0"}},
              {"id": "below", "pricing": {"prompt": "1", "completion": "0", "request": "-1"}},
              {"id": "object", "pricing": {"prompt": {}, "completion": "0"}},
              {"id": 7, "pricing": {"prompt": "0", "completion": "0"}},
              {"id": "none"}, 3, null, []
            ], "next": {"page": [1, 2]}}
            """);
    assertThat(imported.prices().entries())
        .extracting(ModelPrice::name)
        .containsExactlyInAnyOrder("good", "7");
    assertThat(Excerpts.price(imported.prices(), "good").output()).isEqualTo("2");
    assertThat(imported.remarks()).hasSize(2);
  }

  @Test
  void aModelTwiceIsRefused() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    {"data": [{"id": "a", "pricing": {"prompt": "0", "completion": "0"}},
                              {"id": "a", "pricing": {"prompt": "1e-6", "completion": "0"}}]}
                    """))
        .isInstanceOf(PriceListException.class)
        .hasMessageContaining("a has a price already");
  }

  @Test
  void nothingToReadIsSaid() {
    assertThatThrownBy(() -> read("{\"data\": []}"))
        .isInstanceOf(PriceListException.class)
        .hasMessageContaining("no model with a price");
  }

  private static ImportedPrices read(String json) {
    return OpenRouterModels.read(json.getBytes(UTF_8), "models.json", DAY);
  }

  private static Price price(String name) {
    return Excerpts.price(EXCERPT.prices(), name);
  }
}
