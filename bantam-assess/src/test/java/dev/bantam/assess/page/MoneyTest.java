package dev.bantam.assess.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void centsStandBelowAHundredOnly() {
    assertThat(shown("0")).isEqualTo("$0");
    assertThat(shown("0.0049")).isEqualTo("under $0.01");
    assertThat(shown("0.005")).isEqualTo("$0.01");
    assertThat(shown("12.3")).isEqualTo("$12.30");
    assertThat(shown("99.994")).isEqualTo("$99.99");
    assertThat(shown("99.995")).isEqualTo("$100");
    assertThat(shown("1234.5")).isEqualTo("$1,235");
    assertThat(shown("12345678901234567890.1")).isEqualTo("$12,345,678,901,234,567,890");
    assertThat(shown("-3.2")).isEqualTo("\u2212$3.20");
  }

  @Test
  void unknownPricesAreSaid() {
    assertThat(Money.of(Optional.empty())).isEqualTo("price unknown");
  }

  private static String shown(String usd) {
    return Money.of(new BigDecimal(usd));
  }
}
