package dev.bantam.economy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallsPerMonthTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3M         | 3000000
          250k       | 250000
          12,000     | 12000
          1.5M       | 1500000
          2 m        | 2000000
          0          | 0
          1_000_000  | 1000000
          1B         | 1000000000
          1,250k     | 1250000
          7          | 7
          """)
  void peopleWriteNumbersInManyWays(String text, long calls) {
    assertThat(CallsPerMonth.parse(text)).isEqualTo(calls);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "many",
        "-3M",
        "3MM",
        "1.5",
        "12.000",
        "1,2",
        "1,2345",
        "1e6",
        "NaN",
        "0.0001k",
        "2000000B",
        "99999999999999999999",
        "3M calls",
        "١٢"
      })
  void anythingElseIsRefusedWithExamples(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallsPerMonth.parse(text))
        .withMessageContaining("12,000, 250k, 3M");
  }
}
