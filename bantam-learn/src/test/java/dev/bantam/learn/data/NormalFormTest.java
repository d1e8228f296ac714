package dev.bantam.learn.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalFormTest {

  private static String of(String text) {
    NormalForm form = new NormalForm();
    form.read("something longer that was there before");
    form.read(text);
    return new String(form.points(), 0, form.length());
  }

  @Test
  void caseAndPunctuationDoNotMatter() {
    assertThat(of("  Hello,   WORLD!! ")).isEqualTo("hello world");
    assertThat(of("don\u2019t\u2026 stop")).isEqualTo("don t stop");
    assertThat(of("snake_case-1")).isEqualTo("snake case 1");
  }

  @Test
  void compatibleCharactersAreTheSame() {
    assertThat(of("\uFF28\uFF49 \uFB01x")).isEqualTo("hi fix");
    assertThat(of("ÉTÉ")).isEqualTo(of("E\u0301TE\u0301"));
    assertThat(of("2\u00A0\u00BD")).isEqualTo("2 1 2");
  }

  @Test
  void otherScriptsAreKept() {
    assertThat(of("ПРИВЕТ, мир")).isEqualTo("привет мир");
    assertThat(of("नमस्ते")).isEqualTo("नमस्ते");
    assertThat(of("こんにちは。")).isEqualTo("こんにちは");
  }

  @Test
  void whereNothingIsLeftTheTextItselfStays() {
    assertThat(of(" 😀👍 ")).isEqualTo("😀👍");
    assertThat(of("?!")).isEqualTo("?!");
    assertThat(of("")).isEmpty();
  }
}
