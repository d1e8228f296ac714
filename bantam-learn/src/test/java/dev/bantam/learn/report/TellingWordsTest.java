package dev.bantam.learn.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.learn.report.TellingWords.Value;
import dev.bantam.specialist.LexicalFeatures;
import dev.bantam.specialist.LexicalHead;
import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Ngrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TellingWordsTest {

  private static final Value REFUND = new Value(0, 0);
  private static final Value PARCEL = new Value(0, 1);

  @Test
  void theStrongestComeFirstByWeightBeyondTheMean() {
    LexicalRung rung =
        rung(
            new int[] {word("money"), word("back"), word("parcel"), word("the")},
            new float[] {1, 1, 1, 1},
            new byte[] {50, 0, 100, 0, -30, 60, 90, 90});

    Map<Value, List<WordName>> telling =
        new TellingWords(rung, repeated("The money back, the parcel", 5))
            .of(List.of(REFUND, PARCEL));

    assertThat(words(telling, REFUND)).containsExactly("back", "money");
    assertThat(words(telling, PARCEL)).containsExactly("parcel");
  }

  @Test
  void aFeaturesOwnWeightAndScaleCount() {
    LexicalRung rung =
        rung(
            new int[] {word("money"), word("back")},
            new float[] {3, 1},
            new byte[] {50, 0, 100, 0});

    Map<Value, List<WordName>> telling =
        new TellingWords(rung, repeated("money back", 5)).of(List.of(REFUND));

    assertThat(words(telling, REFUND)).containsExactly("money", "back");
  }

  @Test
  void pairsAndTheEndsOfTextsAreNamedAsTheyAreHashed() {
    Ngrams ngrams = new Ngrams();
    ngrams.read("Geld zurück");
    int[] hashes = new int[ngrams.words()];
    byte[] rows = new byte[2 * hashes.length];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = ngrams.hash(i);
      rows[2 * i] = (byte) (100 - i);
    }

    Map<Value, List<WordName>> telling =
        new TellingWords(rung(hashes, ones(hashes.length), rows), repeated("GELD zuru\u0308ck!", 5))
            .of(List.of(REFUND));

    assertThat(telling.get(REFUND))
        .containsExactly(
            new WordName("geld", false, false),
            new WordName("geld", true, false),
            new WordName("zurück", false, false),
            new WordName("geld zurück", false, false),
            new WordName("zurück", false, true));
  }

  @Test
  void wordsOfFewerThanFiveRowsStayNamelessHoweverOftenTheyOccurThere() {
    LexicalRung rung =
        rung(new int[] {word("hunter2"), word("money")}, ones(2), new byte[] {100, 0, 10, 0});
    List<String> texts = new ArrayList<>(repeated("hunter2 hunter2 hunter2 money", 4));
    texts.add("money");

    Map<Value, List<WordName>> telling = new TellingWords(rung, texts).of(List.of(REFUND));

    assertThat(words(telling, REFUND)).containsExactly("money");
  }

  @Test
  void textsWithoutBlanksAreNoWords() {
    String endless = "x".repeat(NamedWords.LONGEST + 1);
    LexicalRung rung =
        rung(new int[] {word(endless), word("money")}, ones(2), new byte[] {100, 0, 10, 0});

    Map<Value, List<WordName>> telling =
        new TellingWords(rung, repeated(endless + " money", 5)).of(List.of(REFUND));

    assertThat(words(telling, REFUND)).containsExactly("money");
  }

  private static List<String> words(Map<Value, List<WordName>> telling, Value value) {
    return telling.getOrDefault(value, List.of()).stream().map(WordName::words).toList();
  }

  private static List<String> repeated(String text, int times) {
    return Collections.nCopies(times, text);
  }

  private static float[] ones(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static int word(String word) {
    Ngrams ngrams = new Ngrams();
    ngrams.read(word);
    return ngrams.hash(0);
  }

  /** A rung of one field with two values. */
  private static LexicalRung rung(int[] hashes, float[] weights, byte[] rows) {
    return new LexicalRung(
        new LexicalFeatures(hashes, hashes.length, weights),
        List.of(new LexicalHead(rows, ones(hashes.length), new float[2], 1)));
  }
}
