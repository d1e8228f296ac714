package dev.bantam.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bantam.core.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Costs against computations by hand. */
class CostTest {

  private static final LocalDate DAY = LocalDate.parse("2026-11-01");
  private static final Price REASONER =
      Price.perMillion(new BigDecimal("2.00"), new BigDecimal("8.00"), DAY, "hand")
          .withCachedInput(new BigDecimal("0.50"));

  @Test
  void cachedTokensArePartOfTheInputAndReasoningTokensOfTheOutput() {
    // 12,000 input tokens, 8,000 of them cached; 900 output tokens, 600 of them reasoning:
    //   4,000 fresh  x $2.00 / 1,000,000 = $0.0080
    //   8,000 cached x $0.50 / 1,000,000 = $0.0040
    //     300 shown  x $8.00 / 1,000,000 = $0.0024
    //     600 hidden x $8.00 / 1,000,000 = $0.0048
    //                                      $0.0192
    assertThat(Cost.of(new Usage(12_000, 8_000, 900, 600), REASONER)).isEqualTo("0.0192");
  }

  @Test
  void reasoningMayHaveAPriceOfItsOwnAndACallAFee() {
    Price price = REASONER.withReasoning(new BigDecimal("3")).withRequest(new BigDecimal("0.005"));
    // As above, but 600 hidden x $3.00 / 1,000,000 = $0.0018 instead of $0.0048, and $0.005 a call:
    // 0.0192 - 0.0048 + 0.0018 + 0.0050 = 0.0212
    assertThat(Cost.of(new Usage(12_000, 8_000, 900, 600), price)).isEqualTo("0.0212");
  }

  @Test
  void aMonthOfCallsIsRightToTheCent() {
    // 3,000,000 calls of 1,234 input tokens (1,024 cached) and 56 output tokens (17 reasoning) at
    // gpt-5-mini's rates, $0.25, $0.025 and $2.00 per million:
    //   fresh  (1,234 - 1,024) x 3,000,000 =   630,000,000 x 0.25  / 1,000,000 =   $157.50
    //   cached           1,024 x 3,000,000 = 3,072,000,000 x 0.025 / 1,000,000 =    $76.80
    //   output              56 x 3,000,000 =   168,000,000 x 2.00  / 1,000,000 =   $336.00
    //                                                                              $570.30
    Price mini =
        Price.perMillion(new BigDecimal("0.25"), new BigDecimal("2"), DAY, "hand")
            .withCachedInput(new BigDecimal("0.025"));
    long calls = 3_000_000;
    Usage month = new Usage(1_234 * calls, 1_024 * calls, 56 * calls, 17 * calls);
    BigDecimal cost = Cost.of(month, calls, mini);
    assertThat(cost).isEqualByComparingTo("570.30");
    assertThat(Money.of(cost)).isEqualTo("$570.30");
  }

  @Test
  void nothingIsRounded() {
    Price odd =
        Price.perMillion(
            new BigDecimal("0.0375"), new BigDecimal("0.000000000000000001"), DAY, "hand");
    assertThat(Cost.of(new Usage(1, 0, 1, 0), odd)).isEqualTo("0.000000037500000000000001");
  }

  @Test
  void hugeCountsDoNotOverflow() {
    Price dear =
        Price.perMillion(new BigDecimal("1000000"), new BigDecimal("1000000"), DAY, "hand");
    assertThat(Cost.of(new Usage(Long.MAX_VALUE, 0, Long.MAX_VALUE, 0), dear))
        .isEqualTo("18446744073709551614");
  }

  @Test
  void noTokensCostTheFee() {
    assertThat(Cost.of(Usage.NONE, REASONER)).isEqualTo("0");
    assertThat(Cost.of(Usage.NONE, 3, REASONER.withRequest(new BigDecimal("0.01"))))
        .isEqualTo("0.03");
  }

  @Test
  void aNegativeNumberOfCallsIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Cost.of(Usage.NONE, -1, REASONER));
  }
}
