package dev.bantam.learn.encoder;

import dev.bantam.specialist.EncoderHead;
import dev.bantam.specialist.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear head and one with a hidden layer that answer together, which err less than either where
 * there are many values. They are one head with a hidden layer: each logit of the linear head is a
 * unit of its own, lifted so far that it is never cut off, and let down again behind it.
 */
final class JoinedHeads {

  /** Of both, the linear head's share, each being as sure as it should be. */
  private static final double[] SHARES = {0.25, 0.5, 0.75};

  /** With more values the added units would take longer than they are worth. */
  private static final int MOST_CLASSES = 256;

  private JoinedHeads() {}

  /**
   * The heads to choose from beside the two.
   *
   * @param tried the linear head and the one with a hidden layer; any others have no such pair
   * @param opinions of texts that neither learned from
   * @param values the right value of each of those
   */
  static List<TrainedHead> of(List<TrainedHead> tried, Opinions opinions, int[] values) {
    List<TrainedHead> joined = new ArrayList<>();
    if (tried.size() == 2 && tried.getFirst().head().classes() <= MOST_CLASSES) {
      TrainedHead linear = tried.get(0);
      TrainedHead hidden = tried.get(1);
      double sureLinear = sureness(linear, opinions, values);
      double sureHidden = sureness(hidden, opinions, values);
      for (double share : SHARES) {
        HeadShares shares =
            new HeadShares((float) (share * sureLinear), (float) ((1 - share) * sureHidden));
        joined.add(of(linear, hidden, shares));
      }
    }
    return joined;
  }

  /** What a head's logits have to be multiplied by to be as sure as they are right. */
  private static double sureness(TrainedHead head, Opinions opinions, int[] values) {
    return PoolWeights.fit(opinions.of(head.head()), List.of(), values).own();
  }

  /** Both as one. */
  static TrainedHead of(TrainedHead linear, TrainedHead hidden, HeadShares shares) {
    if (linear.head() instanceof EncoderHead.Linear(Layer direct)
        && hidden.head() instanceof EncoderHead.Hidden(Layer first, Layer second)) {
      EncoderHead head = joined(direct, first, second, shares);
      return TrainedHead.joined(head, linear.cost(), shares);
    }
    throw new IllegalArgumentException("no linear head and one with a hidden layer");
  }

  private static EncoderHead joined(Layer direct, Layer first, Layer second, HeadShares shares) {
    int inputs = direct.inputs();
    int units = first.outputs();
    int classes = direct.outputs();
    float[] in = new float[inputs * (units + classes)];
    for (int i = 0; i < inputs; i++) {
      System.arraycopy(first.weights(), i * units, in, i * (units + classes), units);
      System.arraycopy(direct.weights(), i * classes, in, i * (units + classes) + units, classes);
    }
    float[] inBias = new float[units + classes];
    System.arraycopy(first.bias(), 0, inBias, 0, units);
    float[] out = new float[(units + classes) * classes];
    for (int i = 0; i < units * classes; i++) {
      out[i] = shares.hidden() * second.weights()[i];
    }
    float[] outBias = new float[classes];
    for (int c = 0; c < classes; c++) {
      float lift = lift(direct, c);
      inBias[units + c] = direct.bias()[c] + lift;
      out[(units + c) * classes + c] = shares.linear();
      outBias[c] = shares.hidden() * second.bias()[c] - shares.linear() * lift;
    }
    return new EncoderHead.Hidden(new Layer(in, inBias), new Layer(out, outBias));
  }

  /** More than a logit of a vector of length 1 can be below 0. */
  private static float lift(Layer direct, int value) {
    double squares = 0;
    for (int i = 0; i < direct.inputs(); i++) {
      double weight = direct.weights()[i * direct.outputs() + value];
      squares += weight * weight;
    }
    return (float) (1 + 1.01 * Math.sqrt(squares) + Math.abs(direct.bias()[value]));
  }
}
