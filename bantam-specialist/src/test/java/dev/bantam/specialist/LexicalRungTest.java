package dev.bantam.specialist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexicalRungTest extends RungContract {

  @Override
  Rung rung() {
    return SmallRung.of(3, 2, 5);
  }

  @Override
  String known() {
    return "refund";
  }

  @Test
  void logitsAreTheBiasAndTheFeaturesWeightsOverTheTemperature() {
    LexicalFeatures features =
        new LexicalFeatures(new int[] {hash("cat"), hash("dog")}, 2, ones(2));
    LexicalHead head =
        new LexicalHead(new byte[] {100, -50, 10, 20}, new float[] {0.5f, 0.25f}, ones(2), 2);
    float[][] logits = {new float[2]};
    new LexicalRung(features, List.of(head)).reader().read("a cat", logits);
    float half = (float) Math.sqrt(0.5);
    assertThat(logits[0]).containsExactly((1 + half * 50) / 2, (1 - half * 25) / 2);
    new LexicalRung(features, List.of(head)).reader().read("a cow", logits);
    assertThat(logits[0]).containsExactly(0.5f, 0.5f);
  }

  @Test
  void logitsAreThoseOfDoublePrecisionHoweverManyFeaturesThereAre() {
    LexicalRung rung = SmallRung.of(0.5f, 3, 2);
    TermWeights vector =
        new TermWeights(
            rung.features().table(), rung.features().weights(), rung.features().words());
    float[][] logits = {new float[3], new float[2]};
    for (String text : Texts.many(500, 19)) {
      rung.reader().read(text, logits);
      vector.read(text);
      for (int field = 0; field < logits.length; field++) {
        LexicalHead head = rung.heads().get(field);
        for (int c = 0; c < logits[field].length; c++) {
          double sum = head.bias()[c];
          for (int i = 0; i < vector.size(); i++) {
            int row = vector.row(i);
            int weight = head.rows()[row * logits[field].length + c];
            sum += (double) vector.weight(i) * head.scales()[row] * weight;
          }
          assertThat((double) logits[field][c]).isCloseTo(sum / 0.5, within(1e-4));
        }
      }
    }
  }

  @Test
  void noLogitOverflowsAtTheLargestNumbersThatAreRead() {
    LexicalFeatures features =
        new LexicalFeatures(new int[] {hash("cat"), hash("dog")}, 2, ones(2));
    LexicalHead head =
        new LexicalHead(
            new byte[] {127, -128, 127, -128},
            new float[] {999_999, 999_999},
            new float[] {999_999, -999_999},
            1e-3f);
    Opinion opinion = new Opinion(new LexicalRung(features, List.of(head)));
    opinion.form("cat dog");
    assertThat(opinion.confidence()).isEqualTo(1);
    assertThat(opinion.score()).isFinite();
  }

  @Test
  void sizesMustFit() {
    LexicalFeatures two = new LexicalFeatures(new int[] {1, 2}, 1, ones(2));
    LexicalHead ofThree = new LexicalHead(new byte[6], new float[3], new float[2], 1);
    refused(() -> new LexicalRung(two, List.of()), "none");
    refused(() -> new LexicalRung(two, List.of(ofThree)), "3 features does not fit the rung's 2");
    refused(() -> new LexicalHead(new byte[5], new float[3], new float[2], 1), "do not fit");
    refused(() -> new LexicalHead(new byte[0], new float[3], new float[0], 1), "do not fit");
    refused(() -> new LexicalFeatures(new int[2], 3, ones(2)), "do not fit");
    refused(() -> new LexicalFeatures(new int[2], 1, ones(3)), "do not fit");
  }

  private static void refused(Runnable making, String reason) {
    assertThatExceptionOfType(SpecialistException.class)
        .isThrownBy(making::run)
        .withMessageContaining(reason);
  }

  private static float[] ones(int size) {
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static int hash(String word) {
    Ngrams ngrams = new Ngrams();
    ngrams.read(word);
    return ngrams.hash(0);
  }
}
