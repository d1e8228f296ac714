package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpecialistExceptionTest {

  @Test
  void aMessageCannotSteerTheTerminal() {
    String hostile = "rung \u001b[31mred\u0007\u009b2J\r\n\u202etxet\u2066\ud800 is unknown";
    assertThat(new SpecialistException(hostile))
        .hasMessage("rung ?[31mred??2J???txet?? is unknown");
    assertThat(new SpecialistException(hostile, new RuntimeException()))
        .hasMessage(new SpecialistException(hostile).getMessage());
  }

  @Test
  void aMessageIsShortWhateverItQuotes() {
    String message = "it begins " + "x".repeat(100_000) + " and ends";
    assertThat(String.valueOf(new SpecialistException(message).getMessage()))
        .startsWith("it begins x")
        .endsWith("x and ends")
        .hasSizeLessThan(1_000);
  }

  @Test
  void plainWordsOfAnyLanguageStay() {
    assertThat(new SpecialistException("größe: 日本語 שלום 😀")).hasMessage("größe: 日本語 שלום 😀");
  }
}
