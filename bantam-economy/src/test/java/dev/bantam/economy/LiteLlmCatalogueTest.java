package dev.bantam.economy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LiteLlmCatalogueTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-25");
  private static final ImportedPrices EXCERPT =
      LiteLlmCatalogue.read(Excerpts.bytes("litellm-excerpt.json"), "LiteLLM 1.110.2", DAY);

  @Test
  void ratesPerTokenBecomeRatesPerMillionExactly() {
    Price price = price("gpt-4o");
    assertThat(price)
        .isEqualTo(
            Price.perMillion(new BigDecimal("2.5"), new BigDecimal("10"), DAY, "LiteLLM 1.110.2")
                .withCachedInput(new BigDecimal("1.25")));
    assertThat(price("text-embedding-3-small").input()).isEqualTo("0.02");
  }

  @Test
  void modelsAreFoundByTheirKeyAndByProvider() {
    assertThat(price("openai/gpt-4o")).isEqualTo(price("gpt-4o"));
    assertThat(price("gemini-2.5-flash")).isEqualTo(price("gemini/gemini-2.5-flash"));
    assertThat(price("groq/openai/gpt-oss-20b").input()).isEqualTo("0.075");
    assertThat(price("claude-haiku-4-5@20251001").output()).isEqualTo("5");
  }

  @Test
  void reasoningAndFeesAreRead() {
    assertThat(price("dashscope/qwen-plus-2025-04-28").output()).isEqualTo("1.2");
    assertThat(price("dashscope/qwen-plus-2025-04-28").reasoning()).isEqualTo("4");
    assertThat(price("perplexity/pplx-70b-online").request()).isEqualTo("0.005");
  }

  @Test
  void whatHasNoPricePerTokenIsLeftOutAndCounted() {
    assertThat(EXCERPT.prices().find("sample_spec")).isInstanceOf(Quote.Unknown.class);
    assertThat(EXCERPT.remarks())
        .containsExactly(
            "1 entry left out, such as 1024-x-1024/50-steps/bedrock/amazon.nova-canvas-v1:0:"
                + " neither chat, completion nor embedding.",
            "1 entry left out, such as dashscope/qwen-flash: no prices per token of input and"
                + " output.");
  }

  @Test
  void wrongEntriesAreLeftOutAndTheOthersStay() {
    ImportedPrices imported =
        read(
            """
            {"good": {"input_cost_per_token": 1e-6, "output_cost_per_token": 2e-6},
             "negative": {"input_cost_per_token": -1e-6, "output_cost_per_token": 2e-6},
             "text": {"input_cost_per_token": "NaN", "output_cost_per_token": 2e-6},
             "huge": {"input_cost_per_token": 1e999999, "output_cost_per_token": 2e-6},
             "fine": {"input_cost_per_token": 1e-999999, "output_cost_per_token": 2e-6},
             "dear": {"input_cost_per_token": 2, "output_cost_per_token": 2e-6},
             "list": [1], "": {"input_cost_per_token": 1, "output_cost_per_token": 1}}
            """);
    assertThat(imported.prices().entries()).extracting(ModelPrice::name).containsExactly("good");
    assertThat(imported.remarks())
        .containsExactly(
            "5 entries left out, such as negative, text, huge: a price that is negative, too high"
                + " or no number.",
            "2 entries left out, such as list, : no model.");
  }

  @Test
  void anotherFileIsRefusedWithWhatWasLookedFor() {
    assertThatThrownBy(() -> read("{\"name\": \"bantam\", \"version\": 1}"))
        .isInstanceOf(PriceListException.class)
        .hasMessageContaining("x.json is no price list: looked for LiteLLM's catalogue");
  }

  private static ImportedPrices read(String json) {
    return LiteLlmCatalogue.read(json.getBytes(UTF_8), "x.json", DAY);
  }

  private static Price price(String name) {
    return Excerpts.price(EXCERPT.prices(), name);
  }
}
