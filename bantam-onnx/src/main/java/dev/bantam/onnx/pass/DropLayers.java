package dev.bantam.onnx.pass;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.OnnxException;
import dev.bantam.onnx.encoder.Encoder;
import dev.bantam.onnx.encoder.Layer;
import dev.bantam.onnx.rewrite.Pass;
import dev.bantam.onnx.rewrite.RemoveUnused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An encoder with some of its layers: what would read a dropped layer reads what that layer read.
 *
 * @param kept places of the layers that stay, from 0
 */
public record DropLayers(Set<Integer> kept) implements Pass {

  /** Places that nobody can change. */
  public DropLayers {
    kept = Set.copyOf(kept);
  }

  @Override
  public Graph apply(Graph graph) {
    List<Layer> layers = Encoder.of(graph).layers();
    for (int place : kept) {
      if (place < 0 || place >= layers.size()) {
        throw new OnnxException(
            "there is no layer %d to keep; the encoder has %d".formatted(place, layers.size()));
      }
    }
    if (kept.isEmpty()) {
      throw new OnnxException("an encoder needs at least one layer");
    }
    Map<String, String> instead = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      if (!kept.contains(i)) {
        String input = layers.get(i).input();
        instead.put(layers.get(i).output(), instead.getOrDefault(input, input));
      }
    }
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (!instead.containsKey(node.output())) {
        nodes.add(
            node.withInputs(
                node.inputs().stream().map(in -> instead.getOrDefault(in, in)).toList()));
      }
    }
    graph.outputs().stream()
        .map(output -> output.name())
        .filter(instead::containsKey)
        .forEach(
            name ->
                nodes.add(
                    Node.of("Identity", List.of(instead.get(name)), List.of(name), Map.of())));
    return new RemoveUnused().apply(graph.withNodes(nodes));
  }
}
