package dev.bantam.learn.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {

  @Test
  void ordinaryTextOfAnyScriptStaysAsItIs() {
    for (String text :
        new String[] {
          "billing", "Gebühr \u20ac5", "\u05d7\u05e9\u05d1", "\ud83d\udc68\u200d\ud83d\udcbb"
        }) {
      assertThat(VisibleText.of(text, 40)).isEqualTo(text);
    }
  }

  @Test
  void whatCannotBeSeenOrTurnsTheOrderIsNamed() {
    assertThat(VisibleText.of("pay\u202elaer", 40)).isEqualTo("pay[U+202E]laer");
    assertThat(VisibleText.of("a\u0000b\nc\u200bd\ufeff", 60))
        .isEqualTo("a[U+0000]b[U+000A]c[U+200B]d[U+FEFF]");
    assertThat(VisibleText.of("\ud800", 40)).isEqualTo("[U+D800]");
  }

  @Test
  void aLongTextIsCutBetweenCharacters() {
    assertThat(VisibleText.of("abcdef", 6)).isEqualTo("abcdef");
    assertThat(VisibleText.of("abcdefg", 6)).isEqualTo("abcde\u2026");
    assertThat(VisibleText.of("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 2))
        .isEqualTo("\ud83d\ude00\u2026");
    assertThat(VisibleText.of("abc\u202e", 6)).isEqualTo("abc\u2026");
  }

  @Test
  void anEmptyTextIsNamedToo() {
    assertThat(VisibleText.of("", 6)).isEqualTo("(empty)");
  }
}
