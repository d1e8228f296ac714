package dev.bantam.onnx.rewrite;

import dev.bantam.onnx.Dimension;
import dev.bantam.onnx.ElementType;
import dev.bantam.onnx.Graph;
import dev.bantam.onnx.Node;
import dev.bantam.onnx.Shapes;
import dev.bantam.onnx.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/**
 * Computes what is the same in every run: lengths that follow from the shapes of the graph's
 * values, arithmetic on single numbers, such as an attention's scale, and weights under a second
 * name, which become weights of their own.
 */
public final class FoldConstants implements Pass {

  @Override
  public Graph apply(Graph graph) {
    Shapes shapes = new Shapes(graph);
    SequencedMap<String, Tensor> constants = new LinkedHashMap<>(graph.initialisers());
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      Optional<Tensor> value = value(node, constants, shapes);
      if (value.isPresent() && node.outputs().size() == 1) {
        constants.put(node.output(), value.get());
      } else {
        nodes.add(node);
      }
    }
    return graph.with(nodes, constants);
  }

  private static Optional<Tensor> value(
      Node node, SequencedMap<String, Tensor> constants, Shapes shapes) {
    Optional<Tensor> first = node.input(0).map(constants::get);
    if (node.is("Identity") && first.isPresent()) {
      return first;
    }
    Optional<ElementType> type = shapes.type(node.output());
    if (type.equals(Optional.of(ElementType.INT64))) {
      return lengths(node, shapes);
    }
    return type.filter(ElementType::real).flatMap(real -> number(node, constants, real));
  }

  private static Optional<Tensor> lengths(Node node, Shapes shapes) {
    List<Dimension> content = shapes.content(node.output()).orElse(List.of());
    int rank = shapes.rank(node.output()).orElse(2);
    if (content.isEmpty()
        || rank > 1
        || !content.stream().allMatch(element -> element instanceof Dimension.Fixed)) {
      return Optional.empty();
    }
    long[] values =
        content.stream().mapToLong(element -> ((Dimension.Fixed) element).length()).toArray();
    return Optional.of(rank == 0 ? Tensor.scalar(values[0]) : Tensor.row(values));
  }

  private static Optional<Tensor> number(
      Node node, SequencedMap<String, Tensor> constants, ElementType type) {
    double[] from = new double[node.inputs().size()];
    List<Long> shape = List.of();
    for (int i = 0; i < from.length; i++) {
      Optional<Tensor> constant = node.input(i).map(constants::get).filter(t -> t.size() == 1);
      if (constant.isEmpty()) {
        return Optional.empty();
      }
      from[i] = number(constant.get());
      shape = constant.get().rank() > shape.size() ? constant.get().shape() : shape;
    }
    if (!node.domain().isEmpty() || from.length == 0) {
      return Optional.empty();
    }
    return result(node.op(), from).map(value -> Tensor.scalar(value, type)).map(reshaped(shape));
  }

  private static UnaryOperator<Tensor> reshaped(List<Long> shape) {
    return tensor -> new Tensor(tensor.type(), shape, tensor.data());
  }

  private static double number(Tensor tensor) {
    return tensor.type().real() || tensor.type() == ElementType.FLOAT16
        ? tensor.toFloats()[0]
        : tensor.toLongs()[0];
  }

  private static Optional<Double> result(String op, double[] from) {
    if (from.length == 1) {
      return switch (op) {
        case "Cast" -> Optional.of(from[0]);
        case "Sqrt" -> Optional.of(Math.sqrt(from[0]));
        case "Neg" -> Optional.of(-from[0]);
        case "Reciprocal" -> Optional.of(1 / from[0]);
        default -> Optional.empty();
      };
    }
    if (from.length == 2) {
      return switch (op) {
        case "Add" -> Optional.of(from[0] + from[1]);
        case "Sub" -> Optional.of(from[0] - from[1]);
        case "Mul" -> Optional.of(from[0] * from[1]);
        case "Div" -> Optional.of(from[0] / from[1]);
        case "Pow" -> Optional.of(Math.pow(from[0], from[1]));
        default -> Optional.empty();
      };
    }
    return Optional.empty();
  }
}
