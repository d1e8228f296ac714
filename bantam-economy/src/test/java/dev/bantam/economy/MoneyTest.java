package dev.bantam.economy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0                | $0.00
          0.01             | $0.01
          0.125            | $0.13
          1234.565         | $1,234.57
          1234.564999      | $1,234.56
          -2.5             | -$2.50
          0.999            | $1.00
          0.00032          | $0.00032
          0.000316         | $0.00032
          0.00999          | $0.01
          0.003            | $0.003
          -0.0012          | -$0.0012
          0.0000001        | less than $0.000001
          12345678901234567890.12 | $12,345,678,901,234,567,890.12
          1E+3             | $1,000.00
          """)
  void amountsAreToTheCent(BigDecimal amount, String shown) {
    assertThat(Money.of(amount)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2.5      | $2.50
          0.0375   | $0.0375
          150      | $150.00
          0.00125  | $0.00125
          """)
  void ratesKeepTheirDigits(BigDecimal amount, String shown) {
    assertThat(Money.exact(amount)).isEqualTo(shown);
  }
}
