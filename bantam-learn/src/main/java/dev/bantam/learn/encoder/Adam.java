package dev.bantam.learn.encoder;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980): steps along a running mean of gradients, divided by the
 * root of a running mean of their squares; with weights that shrink a little at each step.
 */
final class Adam {

  private static final float RATE = 1e-3f;
  private static final float MEAN = 0.9f;
  private static final float SQUARE = 0.999f;
  private static final float SHRINK = 1e-2f;
  private static final float TINY = 1e-8f;

  private final float[] means;
  private final float[] squares;
  private int steps;

  Adam(int parameters) {
    this.means = new float[parameters];
    this.squares = new float[parameters];
  }

  void step(float[] parameters, float[] gradient) {
    steps++;
    float rate =
        (float) (RATE * Math.sqrt(1 - Math.pow(SQUARE, steps)) / (1 - Math.pow(MEAN, steps)));
    for (int i = 0; i < parameters.length; i++) {
      float slope = gradient[i];
      float mean = MEAN * means[i] + (1 - MEAN) * slope;
      float square = SQUARE * squares[i] + (1 - SQUARE) * slope * slope;
      means[i] = mean;
      squares[i] = square;
      parameters[i] -=
          rate * mean / ((float) Math.sqrt(square) + TINY) + RATE * SHRINK * parameters[i];
    }
  }
}
