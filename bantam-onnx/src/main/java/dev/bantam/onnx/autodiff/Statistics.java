package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Node;
import java.util.ArrayList;
import java.util.List;

/** Normalisations that keep their means and inverse deviations for the way back. */
final class Statistics {

  private Statistics() {}

  static Graph kept(Graph graph) {
    GraphBuilder names = new GraphBuilder(graph);
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (node.is("LayerNormalization")) {
        nodes.add(
            node.withOutputs(
                List.of(
                    node.output(),
                    node.output(1).orElseGet(() -> names.fresh(node.output() + ".mean")),
                    node.output(2).orElseGet(() -> names.fresh(node.output() + ".inverse")))));
      } else {
        nodes.add(node);
      }
    }
    return graph.withNodes(nodes);
  }
}
