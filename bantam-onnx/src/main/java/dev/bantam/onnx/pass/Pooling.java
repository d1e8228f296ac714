package dev.bantam.onnx.pass;

/** How the hidden states of a text's tokens become one vector. */
public enum Pooling {
  /** The mean over the tokens that are not padding. */
  MEAN,
  /** The state of the first token. */
  FIRST
}
