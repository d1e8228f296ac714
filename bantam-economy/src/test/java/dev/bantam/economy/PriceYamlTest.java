package dev.bantam.economy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PriceYamlTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-25");

  @Test
  void theDocumentedFileIsRead() {
    PriceList list =
        read(
            """
            as_of: 2026-11-01              # optional: when these prices held
            source: our contract of May    # optional: said beside each figure
            prices:
              gpt-4o: {input: 2.20, cached_input: 1.10, output: 8.80}
              azure/our-deployment:
                input: 2.50
                output: 10
                reasoning: 12
                per_request: 0.001
                aliases: [our-old-name]
            """);
    assertThat(Excerpts.price(list, "gpt-4o"))
        .isEqualTo(
            Price.perMillion(
                    new BigDecimal("2.20"),
                    new BigDecimal("8.80"),
                    LocalDate.parse("2026-11-01"),
                    "my.yaml, line 4, from our contract of May")
                .withCachedInput(new BigDecimal("1.10")));
    Price azure = Excerpts.price(list, "azure/our-deployment");
    assertThat(azure.cachedInput()).isEqualTo("2.5");
    assertThat(azure.reasoning()).isEqualTo("12");
    assertThat(azure.request()).isEqualTo("0.001");
    assertThat(Excerpts.price(list, "our-old-name")).isEqualTo(azure);
    assertThat(Excerpts.price(list, "azure/our-old-name")).isEqualTo(azure);
  }

  @Test
  void fewLinesSuffice() {
    PriceList list = read("prices:\n  mine: {input: 1, output: 2}\n");
    assertThat(Excerpts.price(list, "mine").asOf()).isEqualTo(DAY);
    assertThat(Excerpts.price(list, "mine").source()).isEqualTo("my.yaml, line 2");
  }

  @Test
  void allProblemsAreToldAtOnceWithTheirLines() {
    refused(
        """
        as_of: yesterday
        currency: EUR
        prices:
          a: {input: 1, output: 2, batch: 3}
          b: {input: -1, output: 2}
          c: {input: .nan, output: "2,50"}
          d: {input: 1}
          e: 5
          f: {input: 0.0000025, output: 1}
          a: {input: 1, output: 2}
          g: {input: 1, output: 2000000, aliases: old}
          h: {input: [1], output: 1, input: 2}
          i:
          j: {input: 1, output: 1, aliases: [[x], ""]}
        """,
        "my.yaml, line 2: currency is not known here; known are as_of, prices, source",
        "my.yaml, line 1: as_of should be a day such as 2026-11-01",
        "my.yaml, line 10: a stands here a second time; the first is in line 4",
        "my.yaml, line 4: batch is not known here; known are aliases, cached_input, input, output,"
            + " per_request, reasoning",
        "my.yaml, line 5: input cannot be -1: it is from 0 to 1,000,000",
        "my.yaml, line 6: input should be a number of dollars such as 2.50 and is .nan",
        "my.yaml, line 6: output should be a number of dollars such as 2.50 and is 2,50",
        "my.yaml, line 7: d has no price of output (0 if it is free)",
        "my.yaml, line 8: the price of e should be lines of KEY: VALUE",
        "my.yaml, line 9: input looks like a price per token; prices here are per million tokens",
        "my.yaml, line 11: output cannot be 2000000: it is from 0 to 1,000,000",
        "my.yaml, line 11: aliases should be a list: [NAME, NAME]",
        "my.yaml, line 12: input stands here a second time; the first is in line 12",
        "my.yaml, line 12: input should be a text",
        "my.yaml, line 13: the price of i should be lines of KEY: VALUE",
        "my.yaml, line 14: an alias should be a name",
        "my.yaml, line 14: an alias should be a name");
  }

  @Test
  void anAliasOfAnotherModelIsRefusedWithBothLines() {
    refused(
        """
        prices:
          a: {input: 1, output: 2}
          b: {input: 1, output: 2, aliases: [a]}
        """,
        "my.yaml, line 3: a has a price already (my.yaml, line 2)");
  }

  @Test
  void anEmptyFileIsSaid() {
    refused("", "my.yaml is empty: it should hold prices: ...");
    refused("# nothing yet\n", "my.yaml is empty: it should hold prices: ...");
    refused("as_of: 2026-11-01\n", "my.yaml, line 1: prices is missing");
    refused(
        "- a\n- b\n",
        "my.yaml, line 1: a price list should be lines of KEY: VALUE",
        "my.yaml, line 1: prices is missing");
  }

  private static void refused(String yaml, String... problems) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOfSatisfying(
            PriceListException.class,
            e -> assertThat(e.problems()).containsExactlyInAnyOrder(problems));
  }

  private static PriceList read(String yaml) {
    return PriceYaml.read(yaml.getBytes(UTF_8), "my.yaml", DAY);
  }
}
