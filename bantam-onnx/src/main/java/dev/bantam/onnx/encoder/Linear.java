package dev.bantam.onnx.encoder;

import dev.bantam.onnx.Node;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.Wiring;
import java.util.Optional;

/**
 * A layer {@code input W + b}, found in a graph.
 *
 * @param input the value that is multiplied
 * @param weight the initialiser W, inputs by outputs (outputs by inputs if {@code turned})
 * @param bias the initialiser b, if there is one
 * @param output the result
 * @param turned whether W lies transposed
 */
public record Linear(
    String input, String weight, Optional<String> bias, String output, boolean turned) {

  /** The linear layer that makes a value, if one does. */
  static Optional<Linear> making(Wiring wiring, String value) {
    return wiring.producer(value).flatMap(node -> of(wiring, node));
  }

  /** The linear layer that ends in a node: a product with a constant, or the sum after it. */
  static Optional<Linear> of(Wiring wiring, Node node) {
    if (node.is("Gemm") && isMatrix(wiring, node.inputs().get(1)) && node.whole("transA", 0) == 0) {
      return Optional.of(
          new Linear(
              node.inputs().getFirst(),
              node.inputs().get(1),
              node.input(2),
              node.output(),
              node.whole("transB", 0) != 0));
    }
    if (node.is("MatMul") && isMatrix(wiring, node.inputs().get(1))) {
      return Optional.of(
          new Linear(
              node.inputs().getFirst(),
              node.inputs().get(1),
              Optional.empty(),
              node.output(),
              false));
    }
    if (node.is("Add")) {
      for (int place = 0; place < 2; place++) {
        String bias = node.inputs().get(place);
        Optional<Linear> product =
            wiring
                .producer(node.inputs().get(1 - place), "MatMul")
                .flatMap(matMul -> of(wiring, matMul));
        if (product.isPresent() && isVector(wiring, bias)) {
          Linear found = product.get();
          return Optional.of(
              new Linear(found.input(), found.weight(), Optional.of(bias), node.output(), false));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isMatrix(Wiring wiring, String value) {
    return wiring.graph().constant(value).filter(Linear::real).map(Tensor::rank).orElse(0) == 2;
  }

  private static boolean isVector(Wiring wiring, String value) {
    return wiring.graph().constant(value).filter(Linear::real).map(Tensor::rank).orElse(0) == 1;
  }

  private static boolean real(Tensor tensor) {
    return tensor.type().real();
  }
}
