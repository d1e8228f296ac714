package dev.bantam.learn.lexical;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bantam.specialist.LexicalRung;
import dev.bantam.specialist.Rung;
import dev.bantam.specialist.Softmax;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The whole training of a rung on small texts. */
class LexicalLearnerTest {

  private static final List<String> WORDS = List.of("invoice", "parcel", "screen");

  private final List<String> texts = new ArrayList<>();
  private final int[] chosen = new int[600];

  LexicalLearnerTest() {
    SplittableRandom random = new SplittableRandom(2);
    for (int row = 0; row < chosen.length; row++) {
      chosen[row] = random.nextInt(WORDS.size());
      texts.add(
          "noise%d %s noise%d noise%d"
              .formatted(
                  random.nextInt(300),
                  WORDS.get(chosen[row]),
                  random.nextInt(300),
                  random.nextInt(300)));
    }
  }

  @Test
  void theSameSeedGivesTheSameRungAndAnotherOneAnother() {
    LexicalRung first = learn(LexicalSettings.defaults(), 1);
    LexicalRung second = learn(LexicalSettings.defaults(), 1);
    assertThat(second.features().hashes()).isEqualTo(first.features().hashes());
    assertThat(second.heads().getFirst().rows()).isEqualTo(first.heads().getFirst().rows());
    assertThat(second.heads().getFirst().scales()).isEqualTo(first.heads().getFirst().scales());
    assertThat(learn(LexicalSettings.defaults(), 2).heads().getFirst().rows())
        .isNotEqualTo(first.heads().getFirst().rows());
  }

  @Test
  void cutToAFewBytesItStillKnowsWhatMatters() {
    LexicalSettings small = new LexicalSettings(20, 8, 0.002, 2, 500);
    LexicalRung rung = learn(small, 1);
    assertThat(rung.features().size()).isEqualTo(500 / (6 + 2 + 3));
    assertThat(right(rung)).isEqualTo(texts.size());
  }

  @Test
  void fieldsShareTheFeaturesAndAreLearnedEachForItself() {
    int[] other = new int[chosen.length];
    for (int row = 0; row < other.length; row++) {
      other[row] = chosen[row] == 1 ? 1 : 0;
    }
    LexicalRung rung =
        new LexicalLearner(LexicalSettings.defaults(), 1)
            .learn(
                texts,
                List.of(new Targets.Hard(chosen, 3), new Targets.Hard(other, 2)),
                share -> {});
    assertThat(rung.classes()).containsExactly(3, 2);
    float[][] logits = {new float[3], new float[2]};
    Rung.Reader reader = rung.reader();
    for (int row = 0; row < texts.size(); row++) {
      assertThat(reader.read(texts.get(row), logits)).isTrue();
      assertThat(Softmax.highest(logits[0])).isEqualTo(chosen[row]);
      assertThat(Softmax.highest(logits[1])).isEqualTo(other[row]);
    }
  }

  @Test
  void progressRisesToOne() {
    List<Double> shares = new ArrayList<>();
    new LexicalLearner(LexicalSettings.defaults(), 1)
        .learn(texts, List.of(new Targets.Hard(chosen, 3)), shares::add);
    assertThat(shares).isSorted().endsWith(1.0);
    assertThat(shares.getFirst()).isBetween(0.0, 0.5);
  }

  private LexicalRung learn(LexicalSettings settings, long seed) {
    return new LexicalLearner(settings, seed)
        .learn(texts, List.of(new Targets.Hard(chosen, 3)), share -> {});
  }

  private int right(LexicalRung rung) {
    Rung.Reader reader = rung.reader();
    float[][] logits = {new float[3]};
    int right = 0;
    for (int row = 0; row < texts.size(); row++) {
      reader.read(texts.get(row), logits);
      right += Softmax.highest(logits[0]) == chosen[row] ? 1 : 0;
    }
    return right;
  }
}
