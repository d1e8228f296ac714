package dev.bantam.onnx.rewrite;

import dev.bantam.onnx.Graph;
import java.util.function.UnaryOperator;

/** A pure function from graph to graph. */
@FunctionalInterface
public interface Pass extends UnaryOperator<Graph> {

  /** This pass, and then the other one. */
  default Pass then(Pass next) {
    return graph -> next.apply(apply(graph));
  }
}
