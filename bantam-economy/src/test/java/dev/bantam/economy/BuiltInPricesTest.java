package dev.bantam.economy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list that comes with Bantam. */
class BuiltInPricesTest {

  private static final PriceList LIST = PriceList.builtIn();

  @ParameterizedTest
  @CsvSource({
    "gpt-4o, 2.5, 1.25, 10",
    "gpt-4o-2024-08-06, 2.5, 1.25, 10",
    "gpt-4o-2024-05-13, 5, 5, 15",
    "gpt-4o-mini, 0.15, 0.075, 0.6",
    "o3, 2, 0.5, 8",
    "claude-sonnet-4-5-20250929, 3, 0.3, 15",
    "vertex_ai/claude-sonnet-4-5@20250929, 3, 0.3, 15",
    "gemini-2.5-flash, 0.3, 0.03, 2.5",
    "deepseek-chat, 0.28, 0.028, 0.42",
    "text-embedding-3-small, 0.02, 0.02, 0",
    "ft:gpt-4o-mini-2024-07-18:acme::abc, 0.3, 0.15, 1.2"
  })
  void wellKnownModelsHaveTheirPrices(String name, String input, String cached, String output) {
    assertThat(LIST.find(name))
        .isInstanceOfSatisfying(
            Quote.Known.class,
            quote -> {
              assertThat(quote.price().input()).isEqualTo(input);
              assertThat(quote.price().cachedInput()).isEqualTo(cached);
              assertThat(quote.price().output()).isEqualTo(output);
              assertThat(quote.price().reasoning()).isEqualTo(output);
            });
  }

  @Test
  void everyPriceSaysWhereItIsFromAndWhen() {
    assertThat(LIST.entries())
        .hasSizeGreaterThan(150)
        .allSatisfy(
            entry -> {
              assertThat(entry.provider()).isPresent();
              assertThat(entry.price().asOf()).isAfter(LocalDate.parse("2026-11-01"));
              assertThat(entry.price().source())
                  .matches("built-in prices\\.yaml, line \\d+, from LiteLLM [0-9.]+");
            });
  }

  @Test
  void cachedInputIsNeverDearerThanInputAndAllAreOfASensibleSize() {
    assertThat(LIST.entries())
        .allSatisfy(
            entry -> {
              Price price = entry.price();
              assertThat(price.cachedInput()).isLessThanOrEqualTo(price.input());
              assertThat(price.input()).isBetween(new BigDecimal("0.001"), new BigDecimal("200"));
              assertThat(price.output()).isBetween(BigDecimal.ZERO, new BigDecimal("1000"));
            });
  }
}
