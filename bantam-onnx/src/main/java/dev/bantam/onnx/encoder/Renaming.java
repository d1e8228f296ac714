package dev.bantam.onnx.encoder;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Other names for initialisers. */
final class Renaming {

  private Renaming() {}

  static Graph of(Graph graph, Map<String, String> names) {
    SequencedMap<String, Tensor> constants = new LinkedHashMap<>();
    graph
        .initialisers()
        .forEach((name, tensor) -> constants.put(names.getOrDefault(name, name), tensor));
    List<Node> nodes =
        graph.nodes().stream()
            .map(
                node ->
                    node.withInputs(
                        node.inputs().stream()
                            .map(input -> names.getOrDefault(input, input))
                            .toList()))
            .toList();
    return graph.with(nodes, constants);
  }
}
