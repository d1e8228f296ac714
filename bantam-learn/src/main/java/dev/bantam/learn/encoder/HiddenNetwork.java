package dev.bantam.learn.encoder;

import dev.bantam.specialist.EncoderHead;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A classifier with one layer of rectified units, learned by Adam (Kingma and Ba, arXiv 1412.6980)
 * in small batches, with dropout on its units, until a part of the rows that is kept aside is not
 * foretold better for a while; then the best of what was seen on the way.
 */
final class HiddenNetwork {

  private static final int BATCH = 32;
  private static final int MOST_EPOCHS = 40;
  private static final int PATIENCE = 3;
  private static final int ASIDE = 10;
  private static final float DROPPED = 0.3f;

  private final DenseRows rows;
  private final Affine first;
  private final Affine second;
  private final SplittableRandom random;
  private final float[] parameters;
  private final float[][] vectors = new float[BATCH][];
  private final float[][] between;
  private final float[][] betweenSlopes;
  private final float[][] outputs;

  private HiddenNetwork(DenseRows rows, int units, long seed) {
    this.rows = rows;
    this.first = new Affine(0, rows.dimensions(), units);
    this.second = new Affine(first.size(), units, rows.classes());
    this.random = new SplittableRandom(seed);
    this.parameters = new float[first.size() + second.size()];
    this.between = new float[BATCH][units];
    this.betweenSlopes = new float[BATCH][units];
    this.outputs = new float[BATCH][rows.classes()];
  }

  /** A head for these rows; the same seed gives the same head. */
  static EncoderHead learn(DenseRows rows, int units, long seed) {
    return new HiddenNetwork(rows, units, seed).learn();
  }

  private EncoderHead learn() {
    int[] order = rows.rows().clone();
    shuffle(order);
    int aside = order.length / ASIDE;
    DenseRows judges = rows.only(Arrays.copyOf(order, aside));
    int[] learned = Arrays.copyOfRange(order, aside, order.length);
    begin();
    Adam adam = new Adam(parameters.length);
    EncoderHead best = head();
    double least = Double.POSITIVE_INFINITY;
    int since = 0;
    for (int epoch = 0; epoch < MOST_EPOCHS && since < PATIENCE; epoch++) {
      shuffle(learned);
      DenseRows shuffled = rows.only(learned);
      for (int start = 0; start < learned.length; start += BATCH) {
        adam.step(parameters, gradient(shuffled, start));
      }
      EncoderHead now = head();
      double loss = aside == 0 ? shuffled.loss(now) : judges.loss(now);
      since++;
      if (loss < least) {
        least = loss;
        best = now;
        since = 0;
      }
    }
    return best;
  }

  /** Normal weights of the size that keeps the spread of rectified units (He et al., 2015). */
  private void begin() {
    begin(first, Math.sqrt(2));
    begin(second, 1);
  }

  private void begin(Affine layer, double gain) {
    double spread = gain / Math.sqrt(layer.inputs());
    for (int i = 0; i < layer.inputs() * layer.outputs(); i++) {
      parameters[layer.at() + i] = (float) random.nextGaussian(0, spread);
    }
  }

  private float[] gradient(DenseRows shuffled, int start) {
    int count = Math.min(BATCH, shuffled.size() - start);
    float[] gradient = new float[parameters.length];
    for (int k = 0; k < count; k++) {
      vectors[k] = shuffled.vector(start + k);
    }
    first.forward(parameters, vectors, between, count);
    for (int k = 0; k < count; k++) {
      drop(between[k]);
    }
    second.forward(parameters, between, outputs, count);
    for (int k = 0; k < count; k++) {
      shuffled.turnIntoSlopes(start + k, outputs[k], count);
    }
    second.gather(gradient, between, outputs, count);
    second.back(parameters, outputs, betweenSlopes, count);
    for (int k = 0; k < count; k++) {
      for (int unit = 0; unit < betweenSlopes[k].length; unit++) {
        betweenSlopes[k][unit] *= between[k][unit] > 0 ? 1 / (1 - DROPPED) : 0;
      }
    }
    first.gather(gradient, vectors, betweenSlopes, count);
    return gradient;
  }

  /** Rectifies, drops some units, and makes up for them. */
  private void drop(float[] units) {
    for (int unit = 0; unit < units.length; unit++) {
      boolean kept = units[unit] > 0 && random.nextFloat() >= DROPPED;
      units[unit] = kept ? units[unit] / (1 - DROPPED) : 0;
    }
  }

  private EncoderHead head() {
    return new EncoderHead.Hidden(first.layer(parameters), second.layer(parameters));
  }

  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
