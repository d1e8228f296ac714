package dev.bantam.onnx.autodiff;

import dev.bantam.onnx.Graph;
import dev.bantam.onnx.GraphBuilder;
import dev.bantam.onnx.Operators;
import dev.bantam.onnx.Shapes;
import dev.bantam.onnx.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the way back has gathered: for each value the gradients that its users left. */
final class Tape {

  private final Graph graph;
  private final GraphBuilder builder;
  private final Operators ops;
  private final Shapes shapes;
  private final Set<String> wanted;
  private final Map<String, List<String>> parts = new HashMap<>();

  Tape(Graph graph, GraphBuilder builder, Set<String> wanted) {
    this.graph = graph;
    this.builder = builder;
    this.ops = builder.operators();
    this.shapes = new Shapes(graph);
    this.wanted = wanted;
  }

  GraphBuilder builder() {
    return builder;
  }

  Operators ops() {
    return ops;
  }

  Shapes shapes() {
    return shapes;
  }

  Broadcasts broadcasts() {
    return new Broadcasts(ops, shapes);
  }

  Optional<Tensor> constant(String value) {
    return graph.constant(value);
  }

  boolean wants(String value) {
    return wanted.contains(value);
  }

  void add(String value, String gradient) {
    parts.computeIfAbsent(value, key -> new ArrayList<>()).add(gradient);
  }

  /** The sum of what was left for a value, if anything was. */
  Optional<String> gradient(String value) {
    List<String> left = parts.get(value);
    if (left == null) {
      return Optional.empty();
    }
    if (left.size() > 1) {
      String sum = ops.sum(left);
      left.clear();
      left.add(sum);
    }
    return Optional.of(left.getFirst());
  }
}
