package dev.bantam.specialist;

/**
 * How an encoder rung weighs the values of one field: its own logits and those of the rung below,
 * each times a weight. The sum pools the log-probabilities of both, because what tells a
 * log-probability from a logit is the same for all values.
 *
 * @param head gives the encoder's own logits
 * @param own weighs them
 * @param lower weighs those of the rung below; 0 where there is none
 */
public record EncoderField(EncoderHead head, float own, float lower) {

  private static final float LARGEST = 1e3f;

  /**
   * @throws SpecialistException when a weight is not in [0, 1000)
   */
  public EncoderField {
    if (!(own >= 0 && own < LARGEST && lower >= 0 && lower < LARGEST)) {
      throw new SpecialistException("opinions are pooled by the weights " + own + ", " + lower);
    }
  }
}
