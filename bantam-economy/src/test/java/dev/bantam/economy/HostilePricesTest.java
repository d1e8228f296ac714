package dev.bantam.economy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that mean harm, or no harm, or nothing. */
class HostilePricesTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-25");

  @TempDir Path folder;

  @Test
  void theKindIsToldByContent() {
    assertThat(Excerpts.price(prices(Excerpts.bytes("litellm-excerpt.json")), "gpt-4o").output())
        .isEqualTo("10");
    assertThat(
            Excerpts.price(prices(Excerpts.bytes("openrouter-excerpt.json")), "openai/gpt-4o")
                .output())
        .isEqualTo("10");
    assertThat(Excerpts.price(prices("prices: {a: {input: 1, output: 2}}"), "a").output())
        .isEqualTo("2");
    assertThat(Excerpts.price(prices("{prices: {a: {input: 1, output: 2}}}"), "a").output())
        .isEqualTo("2");
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    assertThat(Excerpts.price(prices("\uFEFFprices: {a: {input: 1, output: 2}}"), "a").input())
        .isEqualTo("1");
    String json = new String(Excerpts.bytes("litellm-excerpt.json"), UTF_8);
    assertThat(Excerpts.price(prices("\uFEFF" + json), "gpt-4o").input()).isEqualTo("2.5");
  }

  @Test
  void otherLineEndsAreLineEnds() {
    assertThat(
            Excerpts.price(prices("prices:\r\n  a:\r\n    input: 1\r\n    output: 2\r\n"), "a")
                .source())
        .isEqualTo("x, line 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{}",
        "[]",
        "{\"a\"",
        "{\"a\": {\"input_cost_per_token\": NaN, \"output_cost_per_token\": 1}}",
        "{\"a\": {\"input_cost_per_token\": 1e99999999999, \"output_cost_per_token\": 1}}",
        "{\"a\": {\"litellm_provider\": \"b\"}} {}",
        "{\"a\": {\"litellm_provider\": \"b\"}, \"a\": {}}",
        "{\"data\": [",
        "{\"data\": [{\"id\": \"a\"}]",
        "prices: [",
        "prices: &a {b: *a}",
        "prices: *nobody",
        "prices: !!java.net.URL [x]",
        "prices: {a: {input: 1, output: 2}}\n---\nprices: {}",
        "prices: {? {a: b} : {input: 1, output: 2}}",
        "\tprices: 1",
        "prices: \"\\x1b[31m\u0000\"",
        "just text",
        "%YAML 9.9\n---\nprices: {}",
        "\u0000"
      })
  void whatIsNoPriceListIsRefusedInWords(String text) {
    assertThatThrownBy(() -> prices(text))
        .isInstanceOfSatisfying(
            PriceListException.class,
            e -> {
              assertThat(e.getMessage()).contains("x").doesNotContain("\u001b", "Exception");
              assertThat(e.problems()).allMatch(problem -> problem.length() < 300);
            });
  }

  @Test
  void depthIsLimited() {
    refused("prices: " + "[".repeat(100_000), "nested too deeply");
    refused("- ".repeat(100_000), "nested too deeply");
    refused("{\"a\": " + "[".repeat(10_000), "x: nested too deeply");
  }

  @Test
  void expansionIsRefusedBeforeItStarts() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    refused(laughs.toString(), "x, line 1: anchors and aliases are not read");
  }

  @Test
  void sizeIsLimited() throws IOException {
    refused("#" + "x".repeat(1_000_000), "at most 1,000,000");
    Path large = folder.resolve("large.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(33_000_000);
    }
    assertThatThrownBy(() -> PriceFile.read(large))
        .isInstanceOf(PriceListException.class)
        .hasMessageContaining("larger than 32 MB");
  }

  @Test
  void otherEncodingsAreSaid() {
    assertThatThrownBy(() -> PriceFile.read("source: Käse".getBytes(ISO_8859_1), "x", DAY))
        .isInstanceOf(PriceListException.class)
        .hasMessage("x is not in UTF-8: save it so");
  }

  @Test
  void manyModelsWithOneNameAreRefusedFast() {
    StringBuilder many = new StringBuilder("prices:\n");
    for (int i = 0; many.length() < 990_000; i++) {
      many.append("  p%d/m: {input: %d, output: 1}\n".formatted(i, i % 1_000));
    }
    PriceList list = prices(many.toString());
    assertThat(list.find("m"))
        .isInstanceOfSatisfying(
            Quote.Unknown.class,
            quote -> assertThat(quote.reason()).contains("several prices").hasSizeLessThan(200));
  }

  @Test
  void manyProblemsFillNoPage() {
    StringBuilder many = new StringBuilder("prices:\n");
    for (int i = 0; i < 5_000; i++) {
      many.append("  m%d: {input: x}\n".formatted(i));
    }
    assertThatThrownBy(() -> prices(many.toString()))
        .isInstanceOfSatisfying(
            PriceListException.class,
            e -> {
              assertThat(e.problems()).hasSize(10_000);
              assertThat(e).hasMessageContaining("m9 has").hasMessageNotContaining("m10 has");
              assertThat(e).hasMessageEndingWith("... and 9,980 more");
            });
  }

  @Test
  void damagedFilesAreReadOrRefusedButNeverCrash() {
    SplittableRandom random = new SplittableRandom(7);
    byte[][] files = {
      Excerpts.bytes("litellm-excerpt.json"),
      Excerpts.bytes("openrouter-excerpt.json"),
      "as_of: 2026-11-01\nprices:\n  a: {input: 1, output: 2, aliases: [b]}\n".getBytes(UTF_8)
    };
    int refused = 0;
    for (int i = 0; i < 1_500; i++) {
      byte[] file = files[i % files.length];
      byte[] damaged = Arrays.copyOf(file, file.length);
      for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        PriceFile.read(damaged, "x", DAY);
      } catch (PriceListException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void aFileIsNamedAndDated() throws IOException {
    Path file = folder.resolve("prices.json");
    Files.write(file, Excerpts.bytes("openrouter-excerpt.json"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-10-03T12:00:00Z")));
    Price price = Excerpts.price(PriceFile.read(file).prices(), "openai/gpt-4o");
    assertThat(price.asOf()).isEqualTo("2026-10-03");
    assertThat(price.source()).isEqualTo("prices.json");
  }

  @Test
  void aMissingFileAndAFolderAreSaid() {
    assertThatThrownBy(() -> PriceFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(PriceListException.class)
        .hasMessageEndingWith("none.yaml does not exist");
    assertThatThrownBy(() -> PriceFile.read(folder))
        .isInstanceOf(PriceListException.class)
        .hasMessageContaining("cannot be read");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> prices(text))
        .isInstanceOf(PriceListException.class)
        .hasMessageContaining(message);
  }

  private static PriceList prices(String text) {
    return prices(text.getBytes(UTF_8));
  }

  private static PriceList prices(byte[] bytes) {
    return PriceFile.read(bytes, "x", DAY).prices();
  }
}
