package dev.bantam.specialist;

/**
 * An affine map.
 *
 * @param weights input-major: from input i to output o at {@code i * outputs + o}
 * @param bias one per output
 */
public record Layer(float[] weights, float[] bias) {

  private static final float LARGEST = 1e6f;

  /**
   * @throws SpecialistException when the sizes do not fit each other, or a number is so large that
   *     no training gives it
   */
  public Layer {
    if (bias.length == 0 || weights.length == 0 || weights.length % bias.length != 0) {
      throw new SpecialistException(
          "%d weights do not fit %d outputs".formatted(weights.length, bias.length));
    }
    requireSmall(weights);
    requireSmall(bias);
  }

  private static void requireSmall(float[] numbers) {
    for (float number : numbers) {
      if (!(Math.abs(number) < LARGEST)) {
        throw new SpecialistException("a weight is " + number);
      }
    }
  }

  /** How many numbers it reads. */
  public int inputs() {
    return weights.length / bias.length;
  }

  /** How many numbers it gives. */
  public int outputs() {
    return bias.length;
  }

  /** Overwrites the outputs. */
  public void apply(float[] inputs, float[] outputs) {
    System.arraycopy(bias, 0, outputs, 0, outputs.length);
    int i = 0;
    for (; i + 4 <= inputs.length; i += 4) {
      add(outputs, i * outputs.length, inputs[i], inputs[i + 1], inputs[i + 2], inputs[i + 3]);
    }
    for (; i < inputs.length; i++) {
      for (int o = 0; o < outputs.length; o++) {
        outputs[o] += inputs[i] * weights[i * outputs.length + o];
      }
    }
  }

  /** Four inputs at once: the outputs are loaded and stored a quarter as often. */
  private void add(float[] outputs, int at, float a, float b, float c, float d) {
    int n = outputs.length;
    for (int o = 0; o < n; o++) {
      outputs[o] +=
          a * weights[at + o]
              + b * weights[at + n + o]
              + c * weights[at + 2 * n + o]
              + d * weights[at + 3 * n + o];
    }
  }
}
