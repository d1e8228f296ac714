package dev.bantam.specialist;

/**
 * What an encoder rung knows of one field: a classifier over sentence vectors. Weights lie
 * input-major, so that each sum is taken in the order of the inputs and runs over all outputs at
 * once: the same bits everywhere.
 */
public sealed interface EncoderHead {

  /** Numbers of a sentence vector. */
  int dimensions();

  /** Values of the field. */
  int classes();

  /** Units between vector and values; 0 where there are none. */
  int units();

  /**
   * Overwrites the logits with this vector's.
   *
   * @param between has room for the units
   */
  void weigh(float[] vector, float[] between, float[] logits);

  /** Logits that are linear in the vector. */
  record Linear(Layer layer) implements EncoderHead {

    @Override
    public int dimensions() {
      return layer.inputs();
    }

    @Override
    public int classes() {
      return layer.outputs();
    }

    @Override
    public int units() {
      return 0;
    }

    @Override
    public void weigh(float[] vector, float[] between, float[] logits) {
      layer.apply(vector, logits);
    }
  }

  /** Logits behind one layer of rectified units, max(0, x). */
  record Hidden(Layer first, Layer second) implements EncoderHead {

    /**
     * @throws SpecialistException when the layers do not fit each other
     */
    public Hidden {
      if (first.outputs() != second.inputs()) {
        throw new SpecialistException(
            "%d units do not fit a layer that reads %d"
                .formatted(first.outputs(), second.inputs()));
      }
    }

    @Override
    public int dimensions() {
      return first.inputs();
    }

    @Override
    public int classes() {
      return second.outputs();
    }

    @Override
    public int units() {
      return first.outputs();
    }

    @Override
    public void weigh(float[] vector, float[] between, float[] logits) {
      first.apply(vector, between);
      for (int unit = 0; unit < between.length; unit++) {
        between[unit] = Math.max(0, between[unit]);
      }
      second.apply(between, logits);
    }
  }
}
