package dev.bantam.specialist.encoder;

/** How the vectors of a text's tokens become one vector; as the base model was trained. */
public enum Pooling {
  /** The mean over the tokens, special ones included. */
  MEAN,
  /** The vector of the first token, {@code [CLS]}. */
  FIRST
}
