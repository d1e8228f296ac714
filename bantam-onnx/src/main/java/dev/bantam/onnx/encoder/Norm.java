package dev.bantam.onnx.encoder;

import dev.bantam.onnx.Node;

/**
 * A normalisation found in a graph.
 *
 * @param input what is normalised
 * @param weight the initialiser gamma
 * @param bias the initialiser beta
 * @param output the result
 * @param epsilon what is added to the variance
 */
public record Norm(String input, String weight, String bias, String output, float epsilon) {

  static Norm of(Node node) {
    return new Norm(
        node.inputs().get(0),
        node.inputs().get(1),
        node.input(2).orElse(""),
        node.output(),
        node.real("epsilon", 1e-5f));
  }
}
