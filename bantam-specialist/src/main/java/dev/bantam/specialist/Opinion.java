package dev.bantam.specialist;

/**
 * What one rung thinks of one input: the likeliest value of each field, and how sure it is of the
 * whole. Reused from one input to the next; not thread-safe.
 */
final class Opinion {

  private final Rung.Reader reader;
  private final float[][] logits;
  private final int[] chosen;
  private final double[] surprises;
  private boolean known;

  Opinion(Rung rung) {
    int[] classes = rung.classes();
    this.reader = rung.reader();
    this.logits = new float[classes.length][];
    for (int field = 0; field < classes.length; field++) {
      logits[field] = new float[classes[field]];
    }
    this.chosen = new int[classes.length];
    this.surprises = new double[classes.length];
  }

  void form(String input) {
    known = reader.read(input, logits);
    for (int field = 0; field < logits.length; field++) {
      chosen[field] = Softmax.highest(logits[field]);
      surprises[field] = Softmax.surprise(logits[field], chosen[field]);
    }
  }

  /** Whether anything in the input was known. */
  boolean known() {
    return known;
  }

  /** The index of the likeliest value of each field; overwritten by the next input. */
  int[] chosen() {
    return chosen;
  }

  double confidence(int field) {
    return StrictMath.exp(-surprises[field]);
  }

  /** The probability that every field is right, were their errors independent. */
  double confidence() {
    return StrictMath.exp(-surprise());
  }

  /**
   * -ln(-ln confidence): rises with the confidence, and far out equals the log-odds, so that it has
   * no ties where the confidence rounds to 1, up to log-odds of 700.
   */
  double score() {
    return -StrictMath.log(surprise());
  }

  private double surprise() {
    double sum = 0;
    for (double surprise : surprises) {
      sum += surprise;
    }
    return Math.max(sum, Double.MIN_NORMAL);
  }
}
