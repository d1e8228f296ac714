package dev.bantam.onnx.pass;

import dev.bantam.onnx.Tensor;
import java.util.Random;

/**
 * A linear layer from a text's vector to the scores of one field's values.
 *
 * @param name of the field
 * @param weight width by values
 * @param bias one per value
 */
public record Head(String name, Tensor weight, Tensor bias) {

  /** A head that has learned nothing: small normal weights, from a seed, and no bias. */
  public static Head fresh(String name, int width, int values, long seed) {
    Random random = new Random(seed);
    float[] weights = new float[width * values];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (0.02 * random.nextGaussian());
    }
    return new Head(
        name, Tensor.floats(weights, width, values), Tensor.floats(new float[values], values));
  }

  /** The initialiser of the weight in a graph with this head. */
  public String weightName() {
    return "head." + name + ".weight";
  }

  /** The initialiser of the bias in a graph with this head. */
  public String biasName() {
    return "head." + name + ".bias";
  }

  /** The output of a graph with this head: texts by values, before softmax. */
  public String logits() {
    return "logits." + name;
  }
}
