package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NgramsTest {

  @Test
  void aWordIsItselfAPairWithEachEdgeAndItsPaddedRuns() {
    assertCounts("ab", 3, 3 + 2 + 1);
    assertCounts("a", 3, 2 + 1);
    assertCounts("abcdef", 3, 7 + 6 + 5 + 4);
  }

  @Test
  void repeatsAreKept() {
    assertCounts("ab ab", 5, 2 * 6);
    int[] hashes = hashes("ab ab");
    assertThat(hashes[0]).isEqualTo(hashes[2]).isEqualTo(hashes("AB")[0]);
    assertThat(Arrays.stream(hashes).filter(h -> h == hashes[0])).hasSize(2);
  }

  @Test
  void thereIsNothingInNothing() {
    for (String text : new String[] {"", " ", "\t\r\n", "\u3000\u00a0\u2003", "\u0000\u0001"}) {
      assertCounts(text, 0, 0);
    }
  }

  @Test
  void signsAreRunsButNoWords() {
    assertCounts("!!!", 0, 4 + 3 + 2 + 1);
    assertCounts("😀", 0, 2 + 1);
    assertCounts("👍🏽", 0, 3 + 2 + 1);
    assertCounts("\ud800", 0, 2 + 1);
    assertCounts("\udc00\ud800", 0, 3 + 2 + 1);
  }

  @Test
  void scriptsWithoutBlanksAreReadByTheirRuns() {
    assertCounts("東京都", 3, 4 + 3 + 2 + 1);
    assertThat(hashes("私は東京都に住む")).contains(runs("東京都")[5]);
  }

  @Test
  void everyNormalisationFormOfATextGivesTheSame() {
    for (String text : Texts.many(3_000, 1)) {
      int[] expected = hashes(text);
      for (Normalizer.Form form : Normalizer.Form.values()) {
        assertThat(hashes(Normalizer.normalize(text, form))).as(text).isEqualTo(expected);
      }
    }
  }

  @Test
  void widthLigaturesAndCaseMakeNoDifference() {
    assertThat(hashes("ＦＵＬＬ　Ｗｉｄｔｈ")).isEqualTo(hashes("full width"));
    assertThat(hashes("ﬁnal ½")).isEqualTo(hashes("final 1⁄2"));
    assertThat(hashes("ÉCOLE ÄÖÜ ΑΒΓ ЖУК")).isEqualTo(hashes("école äöü αβγ жук"));
    assertThat(hashes("ｶﾞｷﾞ")).isEqualTo(hashes("ガギ"));
  }

  @Test
  void theDotlessIStaysItselfWhateverTheLocale() {
    assertThat(hashes("ıslak")).isNotEqualTo(hashes("islak"));
    assertThat(hashes("ISLAK")).isEqualTo(hashes("islak"));
    assertThat(hashes("İslak")).isEqualTo(hashes("islak"));
    assertThat(hashes("I\u0307slak")).isEqualTo(hashes("islak"));
  }

  @Test
  void rightToLeftTextIsReadInItsLogicalOrder() {
    assertCounts("שלום עולם", 5, (5 + 4 + 3 + 2) * 2);
    assertThat(hashes("שלום עולם")[0]).isEqualTo(hashes("שלום")[0]);
  }

  @Test
  void onlyTheBeginningOfAVeryLongTextIsRead() {
    String beginning = "lorem ipsum ".repeat(6_000).substring(0, CodePoints.MAXIMUM_LENGTH);
    assertThat(hashes(beginning + "something else " + "y".repeat(1_000_000)))
        .isEqualTo(hashes(beginning));
    String accented = "lörem ipsüm ".repeat(6_000).substring(0, CodePoints.MAXIMUM_LENGTH);
    assertThat(hashes(accented + "\u0301 e\u0301")).isEqualTo(hashes(accented));
  }

  @Test
  void aPairOfSurrogatesCutInTheMiddleIsHarmless() {
    String text = "x".repeat(CodePoints.MAXIMUM_LENGTH - 1) + "😀";
    assertThat(hashes(text)).hasSizeGreaterThan(CodePoints.MAXIMUM_LENGTH);
  }

  @Test
  void signsThatNormaliseToManyCannotMakeATextLongerThanIsRead() {
    int most = hashes("x".repeat(CodePoints.MAXIMUM_LENGTH)).length;
    assertThat(hashes("\ufdfa".repeat(CodePoints.MAXIMUM_LENGTH))).hasSizeLessThan(2 * most);
  }

  @Test
  void noMoreMarksInARowAreReadThanAnyScriptUses() {
    String piled = "e" + "\u0315".repeat(30);
    assertThat(hashes(piled + "\u0300\u0316".repeat(10_000) + " x"))
        .isEqualTo(hashes(piled + " x"));
  }

  @Test
  void aReaderThatReadOthersBeforeReadsTheSame() {
    Ngrams reused = new Ngrams();
    for (String text : Texts.many(3_000, 2)) {
      reused.read(text);
      assertThat(hashes(reused)).as(text).isEqualTo(hashes(text));
    }
  }

  private static void assertCounts(String text, int words, int runs) {
    Ngrams ngrams = new Ngrams();
    ngrams.read(text);
    assertThat(ngrams.words()).as("words of " + text).isEqualTo(words);
    assertThat(ngrams.size() - ngrams.words()).as("runs of " + text).isEqualTo(runs);
  }

  private static int[] runs(String text) {
    Ngrams ngrams = new Ngrams();
    ngrams.read(text);
    return Arrays.copyOfRange(hashes(ngrams), ngrams.words(), ngrams.size());
  }

  private static int[] hashes(String text) {
    Ngrams ngrams = new Ngrams();
    ngrams.read(text);
    return hashes(ngrams);
  }

  private static int[] hashes(Ngrams ngrams) {
    int[] hashes = new int[ngrams.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = ngrams.hash(i);
    }
    return hashes;
  }
}
