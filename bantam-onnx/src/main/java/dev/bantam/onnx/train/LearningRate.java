package dev.bantam.onnx.train;

/**
 * A learning rate that rises linearly from 0 over the first steps and then falls linearly to 0 at
 * the last.
 *
 * @param highest at the end of the rise
 * @param warmUp how many steps it rises
 * @param steps in all
 */
public record LearningRate(float highest, long warmUp, long steps) {

  /** Steps that make sense. */
  public LearningRate {
    if (warmUp < 0 || warmUp > steps || highest < 0) {
      throw new IllegalArgumentException(
          "%d of %d steps of warm-up to a rate of %f".formatted(warmUp, steps, highest));
    }
  }

  /** The rate of a step counted from 1; never 0 before the end. */
  public float at(long step) {
    if (step <= warmUp) {
      return highest * step / warmUp;
    }
    return highest * Math.max(0, steps - step + 1) / Math.max(1, steps - warmUp);
  }
}
