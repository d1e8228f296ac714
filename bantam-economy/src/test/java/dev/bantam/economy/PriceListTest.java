package dev.bantam.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListTest {

  private static final PriceList LIST =
      PriceList.of(
          List.of(
              entry("openai/gpt-4o", "2.5", "openai/gpt-4o-2024-08-06", "omni"),
              entry("openai/gpt-4o-2024-05-13", "5"),
              entry("openai/ft:gpt-4o-2024-08-06", "3.75"),
              entry("gemini/flash", "0.3"),
              entry("vertex_ai/flash", "0.3"),
              entry("groq/oss", "0.1"),
              entry("mistral/oss", "0.2"),
              entry("openai/gpt-4-0613", "30")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          openai/gpt-4o                   | 2.5  | openai/gpt-4o
          gpt-4o                          | 2.5  | gpt-4o
          gpt-4o-2024-08-06               | 2.5  | gpt-4o-2024-08-06
          openai/gpt-4o-2024-08-06        | 2.5  | openai/gpt-4o-2024-08-06
          omni                            | 2.5  | omni
          openai/omni                     | 2.5  | openai/omni
          gpt-4o-2024-05-13               | 5    | gpt-4o-2024-05-13
          gpt-4o-2025-12-31               | 2.5  | gpt-4o
          openai/gpt-4o-20251231          | 2.5  | openai/gpt-4o
          flash@20250101                  | 0.3  | flash
          flash                           | 0.3  | flash
          groq/oss                        | 0.1  | groq/oss
          ft:gpt-4o-2024-08-06:acme::b7   | 3.75 | ft:gpt-4o-2024-08-06
          """)
  void aNameIsFoundAsWrittenOrWithoutItsDate(String name, String input, String matched) {
    assertThat(LIST.find(name))
        .isInstanceOfSatisfying(
            Quote.Known.class,
            quote -> {
              assertThat(quote.price().input()).isEqualTo(input);
              assertThat(quote.matched()).isEqualTo(matched);
              assertThat(quote.verbatim()).isEqualTo(name.equals(matched));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-4o-mini", "gpt-4", "gpt-4o-latest", "gpt-4-1106", "azure/gpt-4o", "GPT-4O",
        "gpt-4o-2024-99-99", "gpt-4o-2024", "ft:gpt-4o-mini:acme::b7", "flash-lite", "gpt", "/"
      })
  void aSimilarNameIsNoPrice(String name) {
    assertThat(LIST.find(name))
        .isInstanceOfSatisfying(
            Quote.Unknown.class,
            quote -> assertThat(quote.reason()).startsWith(name + " is not on the price list"));
  }

  @Test
  void aModelThatProvidersPriceDifferentlyIsUnknownUntilSaidWhose() {
    assertThat(LIST.find("oss"))
        .isEqualTo(
            new Quote.Unknown(
                "oss", "oss has several prices: say whose, such as groq/oss, mistral/oss"));
    assertThat(LIST.find("mistral", "oss")).isInstanceOf(Quote.Known.class);
  }

  @Test
  void aCallThatNamesNoModelIsUnknown() {
    assertThat(LIST.find(" ")).isEqualTo(new Quote.Unknown(" ", "the call names no model"));
  }

  @Test
  void aListOnTopIsAskedFirst() {
    PriceList mine = PriceList.of(List.of(entry("gpt-4o", "1"), entry("mine", "9")));
    PriceList both = mine.over(LIST);
    assertThat(input(both, "gpt-4o")).isEqualTo("1");
    assertThat(input(both, "openai/gpt-4o")).isEqualTo("1");
    assertThat(input(both, "azure/gpt-4o")).isEqualTo("1");
    assertThat(input(both, "gpt-4o-2024-05-13")).isEqualTo("1");
    assertThat(input(both, "mine")).isEqualTo("9");
    assertThat(input(both, "gemini/flash")).isEqualTo("0.3");
    assertThat(both.find("oss")).isInstanceOf(Quote.Unknown.class);
    assertThat(both.entries()).hasSize(10);
    assertThat(both.entries().getFirst().name()).isEqualTo("gpt-4o");
  }

  @Test
  void listsStackInTheirOrder() {
    PriceList first = PriceList.of(List.of(entry("a", "1")));
    PriceList second = PriceList.of(List.of(entry("a", "2"), entry("b", "2")));
    PriceList third = PriceList.of(List.of(entry("b", "3"), entry("c", "3")));
    PriceList all = first.over(second).over(third);
    assertThat(List.of(input(all, "a"), input(all, "b"), input(all, "c")))
        .isEqualTo(List.of(new BigDecimal("1"), new BigDecimal("2"), new BigDecimal("3")));
  }

  @Test
  void whereAPriceIsFromCanBeSaid() {
    assertThat(LIST.find("gpt-4o-2025-12-31"))
        .isInstanceOfSatisfying(
            Quote.Known.class,
            quote ->
                assertThat(quote.sentence())
                    .isEqualTo(
                        "gpt-4o-2025-12-31 priced as gpt-4o: $2.50 input, $1.00 output per million"
                            + " tokens (line of openai/gpt-4o, 2026-11-01)"));
  }

  @Test
  void aNameTwiceIsRefusedWithBothPlaces() {
    assertThatThrownBy(
            () -> PriceList.of(List.of(entry("a", "1"), entry("b", "1", "a"), entry("a", "2"))))
        .isInstanceOf(PriceListException.class)
        .hasMessage(
            "line of b: a has a price already (line of a)\n"
                + "line of a: a has a price already (line of a)");
  }

  private static BigDecimal input(PriceList list, String name) {
    return list.find(name) instanceof Quote.Known quote
        ? quote.price().input()
        : new BigDecimal("-1");
  }

  private static ModelPrice entry(String name, String input, String... aliases) {
    int slash = name.indexOf('/');
    return new ModelPrice(
        name,
        slash < 0 ? Optional.empty() : Optional.of(name.substring(0, slash)),
        List.of(aliases),
        Price.perMillion(
            new BigDecimal(input),
            BigDecimal.ONE,
            LocalDate.parse("2026-11-01"),
            "line of " + name));
  }
}
