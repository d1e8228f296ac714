package dev.bantam.onnx.encoder;

import java.util.OptionalDouble;
import java.util.Set;

/**
 * Attention found in a graph.
 *
 * @param scoreSources every value that its scores depend on
 * @param scale that products of queries and keys are multiplied by, if it is a constant
 * @param heads how many parts the hidden states are cut into
 */
record Attention(
    Linear query,
    Linear key,
    Linear value,
    Linear projection,
    Set<String> scoreSources,
    OptionalDouble scale,
    int heads) {

  /** The hidden states that it reads. */
  String input() {
    return query.input();
  }
}
