package dev.bantam.onnx.rewrite;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts new nodes in the place of the ones whose results they take over. */
final class Replacement {

  private Replacement() {}

  /**
   * The graph in which each node whose first output is a key is replaced by other nodes; what
   * nothing needs any more goes.
   */
  static Graph of(Graph graph, Map<String, List<Node>> byOutput) {
    if (byOutput.isEmpty()) {
      return graph;
    }
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<Node> others = byOutput.get(node.output());
      if (others == null) {
        nodes.add(node);
      } else {
        nodes.addAll(others);
      }
    }
    return new RemoveUnused().apply(graph.withNodes(nodes));
  }
}
