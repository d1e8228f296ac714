package dev.bantam.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.specialist.EncoderHead;
import dev.bantam.specialist.Softmax;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrozenHeadsTest {

  private static final HeadSettings SETTINGS = new HeadSettings(4, 16, 2);

  private final Clouds train = Clouds.of(400, 5, 0.25, 1);
  private final Clouds test = Clouds.of(400, 5, 0.25, 2);

  @Test
  void bothHeadsLearnWhatCanBeLearned() {
    for (TrainedHead head : heads(SETTINGS)) {
      assertThat(accuracy(head.head(), test)).as(head.kind()).isGreaterThan(0.9);
    }
  }

  @Test
  void aHeadIsLearnedAgainAsItWas() {
    for (TrainedHead head : heads(SETTINGS)) {
      TrainedHead again = FrozenHeads.again(train.vectors(), train.targets(), head, SETTINGS, 1);
      assertThat(again.kind()).isEqualTo(head.kind());
      assertThat(logits(again.head(), test)).isDeepEqualTo(logits(head.head(), test));
    }
  }

  @Test
  void theSeedDecidesAndTheThreadsDoNot() {
    List<TrainedHead> one = heads(SETTINGS);
    List<TrainedHead> other = heads(new HeadSettings(4, 16, 1));
    for (int i = 0; i < one.size(); i++) {
      assertThat(logits(other.get(i).head(), test)).isDeepEqualTo(logits(one.get(i).head(), test));
    }
  }

  @Test
  void withoutUnitsThereIsOnlyTheLinearHead() {
    List<TrainedHead> heads = heads(new HeadSettings(3, 0, 1));
    assertThat(heads).hasSize(1);
    assertThat(heads.getFirst().head()).isInstanceOf(EncoderHead.Linear.class);
  }

  @Test
  void whatVectorsHaveInCommonDoesNotMatter() {
    float[][] moved = new float[train.vectors().length][];
    for (int row = 0; row < moved.length; row++) {
      moved[row] = train.vectors()[row].clone();
      moved[row][0] += 20;
    }
    EncoderHead plain = heads(SETTINGS).getFirst().head();
    EncoderHead other =
        FrozenHeads.train(moved, train.targets(), SETTINGS, 1, share -> {}).getFirst().head();
    float[] between = {};
    float[] one = new float[5];
    float[] two = new float[5];
    for (int row = 0; row < 50; row++) {
      plain.weigh(train.vectors()[row], between, one);
      other.weigh(moved[row], between, two);
      assertThat(Softmax.highest(two)).isEqualTo(Softmax.highest(one));
    }
  }

  @Test
  void softTargetsAreMatched() {
    float[] soft = new float[400 * 2];
    float[][] vectors = Clouds.of(400, 2, 0.05, 3).vectors();
    float[] weights = new float[400];
    for (int row = 0; row < 400; row++) {
      soft[row * 2 + row % 2] = 0.75f;
      soft[row * 2 + 1 - row % 2] = 0.25f;
      weights[row] = 1;
    }
    for (TrainedHead head :
        FrozenHeads.train(vectors, new Targets.Soft(soft, weights, 2), SETTINGS, 1, share -> {})) {
      float[] logits = new float[2];
      head.head().weigh(vectors[0], new float[head.head().units()], logits);
      Softmax.normalise(logits);
      assertThat(logits[0]).as(head.kind()).isCloseTo(0.75f, within(0.1f));
    }
  }

  @Test
  void aFewRowsAreEnough() {
    Clouds few = Clouds.of(3, 3, 0.1, 1);
    List<Double> told = new ArrayList<>();
    assertThat(FrozenHeads.train(few.vectors(), few.targets(), SETTINGS, 1, told::add)).hasSize(2);
    assertThat(told).contains(1.0);
  }

  private List<TrainedHead> heads(HeadSettings settings) {
    return FrozenHeads.train(train.vectors(), train.targets(), settings, 1, share -> {});
  }

  private static double accuracy(EncoderHead head, Clouds clouds) {
    float[][] logits = logits(head, clouds);
    int right = 0;
    for (int row = 0; row < logits.length; row++) {
      right += Softmax.highest(logits[row]) == clouds.values()[row] ? 1 : 0;
    }
    return (double) right / logits.length;
  }

  private static float[][] logits(EncoderHead head, Clouds clouds) {
    float[][] logits = new float[clouds.vectors().length][head.classes()];
    for (int row = 0; row < logits.length; row++) {
      head.weigh(clouds.vectors()[row], new float[head.units()], logits[row]);
    }
    return logits;
  }
}
