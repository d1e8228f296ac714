package dev.bantam.specialist.encoder;

/**
 * How a base model wants to be used.
 *
 * @param pooling how tokens become one vector
 * @param prefix is put before every text, such as {@code query: }; may be empty
 * @param longest how many tokens, special ones included, are read at once; longer texts are read in
 *     several windows
 * @param alone whether only one text is read at a time, because its neighbours in a batch would
 *     change its vector: models of 8 bits whose activations share a scale
 */
public record EncoderSettings(Pooling pooling, String prefix, int longest, boolean alone) {

  private static final int SHORTEST = 16;
  private static final int LONGEST = 8_192;
  private static final int LONGEST_PREFIX = 1_000;

  /** For a model whose batches change nothing. */
  public EncoderSettings(Pooling pooling, String prefix, int longest) {
    this(pooling, prefix, longest, false);
  }

  /** The same, one text at a time. */
  public EncoderSettings oneAtATime() {
    return new EncoderSettings(pooling, prefix, longest, true);
  }

  /**
   * @throws EncoderException when a number or text is not one that a model could want
   */
  public EncoderSettings {
    if (longest < SHORTEST || longest > LONGEST || prefix.length() > LONGEST_PREFIX) {
      throw new EncoderException(
          "an encoder reads from %,d to %,d tokens at once, behind a short prefix; not %,d"
              .formatted(SHORTEST, LONGEST, longest));
    }
  }
}
