package dev.bantam.onnx.rewrite;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Tensor;
import dev.bantam.onnx.ValueInfo;
import dev.bantam.onnx.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves out nodes and constants that no output needs. Inputs stay. */
public final class RemoveUnused implements Pass {

  @Override
  public Graph apply(Graph graph) {
    Set<String> needed =
        new Wiring(graph)
            .upstream(graph.outputs().stream().map(ValueInfo::name).collect(Collectors.toSet()));
    List<Node> nodes =
        graph.nodes().stream()
            .filter(node -> node.outputs().stream().anyMatch(needed::contains))
            .toList();
    SequencedMap<String, Tensor> constants = new LinkedHashMap<>();
    graph
        .initialisers()
        .forEach(
            (name, tensor) -> {
              if (needed.contains(name)) {
                constants.put(name, tensor);
              }
            });
    return graph.with(nodes, constants);
  }
}
