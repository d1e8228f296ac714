package dev.bantam.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bantam.learn.lexical.Targets;
import dev.bantam.specialist.EncoderHead;
import dev.bantam.specialist.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Two heads as one. */
class JoinedHeadsTest {

  private static final int DIMENSIONS = Clouds.DIMENSIONS;
  private static final int UNITS = 9;
  private static final int CLASSES = 5;

  private final SplittableRandom random = new SplittableRandom(7);
  private final TrainedHead linear =
      new TrainedHead(
          new EncoderHead.Linear(layer(DIMENSIONS, CLASSES, 12)), OptionalDouble.of(30));
  private final TrainedHead hidden =
      new TrainedHead(
          new EncoderHead.Hidden(layer(DIMENSIONS, UNITS, 3), layer(UNITS, CLASSES, 3)),
          OptionalDouble.empty());

  private Layer layer(int inputs, int outputs, double spread) {
    return new Layer(numbers(inputs * outputs, spread), numbers(outputs, spread));
  }

  private float[] numbers(int count, double spread) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian(0, spread);
    }
    return numbers;
  }

  private static float[] logits(TrainedHead head, float[] vector) {
    float[] logits = new float[head.head().classes()];
    head.head().weigh(vector, new float[head.head().units()], logits);
    return logits;
  }

  @Test
  void logitsAreTheWeightedSumsOfBoth() {
    HeadShares shares = new HeadShares(0.3f, 1.4f);
    TrainedHead joined = JoinedHeads.of(linear, hidden, shares);
    assertThat(joined.kind()).isEqualTo("linear, cost 30, and hidden layer");
    for (float[] vector : Clouds.foreign(1_000, 3)) {
      float[] one = logits(linear, vector);
      float[] other = logits(hidden, vector);
      float[] both = logits(joined, vector);
      for (int c = 0; c < CLASSES; c++) {
        float wanted = shares.linear() * one[c] + shares.hidden() * other[c];
        assertThat(both[c]).isCloseTo(wanted, within(2e-4f));
      }
    }
  }

  @Test
  void aJoinedHeadIsLearnedAgainAsItWas() {
    Clouds clouds = Clouds.of(300, 4, 0.3, 1);
    HeadSettings settings = new HeadSettings(4, 16, 2);
    List<TrainedHead> tried =
        FrozenHeads.train(clouds.vectors(), clouds.targets(), settings, 1, share -> {});
    TrainedHead joined = JoinedHeads.of(tried.get(0), tried.get(1), new HeadShares(0.5f, 0.5f));
    TrainedHead again = FrozenHeads.again(clouds.vectors(), clouds.targets(), joined, settings, 1);
    assertThat(again.shares()).isEqualTo(joined.shares());
    float[] vector = clouds.vectors()[0];
    assertThat(logits(again, vector)).isEqualTo(logits(joined, vector));
  }

  @Test
  void noPairAndTooManyValuesAreNotJoined() {
    Clouds clouds = Clouds.of(40, 3, 0.3, 1);
    Opinions opinions = new Opinions(clouds.vectors(), ones(40), List.of());
    List<TrainedHead> tried =
        FrozenHeads.train(
            clouds.vectors(), clouds.targets(), new HeadSettings(4, 8, 1), 1, share -> {});
    assertThat(JoinedHeads.of(tried, opinions, clouds.values())).hasSize(3);
    assertThat(JoinedHeads.of(tried.subList(0, 1), opinions, clouds.values())).isEmpty();
    Targets many = new Targets.Hard(clouds.values(), 300);
    List<TrainedHead> wide =
        FrozenHeads.train(clouds.vectors(), many, new HeadSettings(4, 8, 1), 1, share -> {});
    assertThat(JoinedHeads.of(wide, opinions, clouds.values())).isEmpty();
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
