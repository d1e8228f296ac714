package dev.bantam.learn.encoder;

import dev.bantam.specialist.EncoderHead;
import dev.bantam.specialist.Layer;

/**
 * Moves vectors so that their mean is zero, and scales them so that a number's spread is about 1:
 * what sentence vectors share tells nothing and slows learning down. A head learned on moved
 * vectors can be turned into one for vectors as they are.
 *
 * @param mean of the vectors
 * @param scale with which the differences from it are multiplied
 */
record Centre(float[] mean, float scale) {

  static Centre of(float[][] vectors) {
    int dimensions = vectors[0].length;
    double[] sums = new double[dimensions];
    for (float[] vector : vectors) {
      for (int d = 0; d < dimensions; d++) {
        sums[d] += vector[d];
      }
    }
    float[] mean = new float[dimensions];
    for (int d = 0; d < dimensions; d++) {
      mean[d] = (float) (sums[d] / vectors.length);
    }
    double squared = 0;
    for (float[] vector : vectors) {
      for (int d = 0; d < dimensions; d++) {
        squared += (vector[d] - mean[d]) * (vector[d] - mean[d]);
      }
    }
    double spread = Math.sqrt(squared / vectors.length);
    return new Centre(mean, spread > 0 ? (float) (1 / spread) : 1);
  }

  /** Moved copies. */
  float[][] applied(float[][] vectors) {
    float[][] moved = new float[vectors.length][mean.length];
    for (int row = 0; row < vectors.length; row++) {
      for (int d = 0; d < mean.length; d++) {
        moved[row][d] = scale * (vectors[row][d] - mean[d]);
      }
    }
    return moved;
  }

  /** The head for vectors that were not moved. */
  EncoderHead undone(EncoderHead head) {
    return switch (head) {
      case EncoderHead.Linear(Layer layer) -> new EncoderHead.Linear(undone(layer));
      case EncoderHead.Hidden(Layer first, Layer second) ->
          new EncoderHead.Hidden(undone(first), second);
    };
  }

  private Layer undone(Layer layer) {
    float[] weights = layer.weights().clone();
    float[] bias = layer.bias().clone();
    for (int i = 0; i < mean.length; i++) {
      for (int o = 0; o < bias.length; o++) {
        weights[i * bias.length + o] *= scale;
        bias[o] -= mean[i] * weights[i * bias.length + o];
      }
    }
    return new Layer(weights, bias);
  }
}
